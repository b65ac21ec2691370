package nl.digitalme.pod.overview.why;

import java.util.Locale;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Provenance;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Explanation.Step;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** The reasons behind one amount in PROV: every value an entity, every rule an activity that used other entities. */
final class WhyTurtle {
    private static final String SCHEMA = "http://schema.org/";

    private final Computation computation;
    private final Sentences sentences;
    private final String address;
    private final Model model = new LinkedHashModel();

    WhyTurtle(Computation computation, Sentences sentences, String address) {
        this.computation = computation;
        this.sentences = sentences;
        this.address = address;
    }

    Model of(Explanation explanation) {
        explanation.steps().forEach(this::add);
        return model;
    }

    private IRI entity(Step step) {
        return Values.iri(address + "#" + step.id());
    }

    private void add(Step step) {
        Why why = step.why();
        IRI entity = entity(step);
        Words sentence = sentences.of(step, computation);
        model.add(entity, DCTERMS.DESCRIPTION, Values.literal(sentence.nl(), "nl"));
        model.add(entity, DCTERMS.DESCRIPTION, Values.literal(sentence.en(), "en"));
        Words label = computation.label(why);
        model.add(entity, RDF.TYPE, PROV.ENTITY);
        model.add(entity, DM.NOTION, why.notion());
        model.add(entity, RDFS.LABEL, Values.literal(label.nl(), "nl"));
        model.add(entity, RDFS.LABEL, Values.literal(label.en(), "en"));
        model.add(entity, schema("value"), why.value()); // exact: the sentence has it as it is read
        step.months().forEach(month -> model.add(entity, DM.MONTH, Values.literal(month.toString(), XSD.GYEARMONTH)));
        if (why instanceof Why.Derived derived) {
            addRule(step, derived);
        } else if (why instanceof Why.ByLaw law) {
            model.add(entity, PROV.WAS_DERIVED_FROM, law.parameter().origin().parameter());
            addParameter(law.parameter());
        } else if (why instanceof Why.Stated stated) {
            stated.sources().forEach(source -> {
                model.add(entity, PROV.WAS_DERIVED_FROM, source);
                model.add(source, RDF.TYPE, PROV.ENTITY);
            });
        }
    }

    private void addRule(Step step, Why.Derived derived) {
        IRI entity = entity(step);
        IRI activity = Values.iri(entity.stringValue() + "-rule");
        model.add(entity, PROV.WAS_GENERATED_BY, activity);
        model.add(activity, RDF.TYPE, PROV.ACTIVITY);
        IRI rule = Provenance.addRule(model, derived.rule());
        Provenance.addPlan(model, activity, rule);
        step.inputs().forEach(input -> model.add(activity, PROV.USED, entity(input)));
    }

    private void addParameter(Parameter parameter) {
        IRI subject = parameter.origin().parameter();
        model.add(subject, RDF.TYPE, DM.PARAMETER);
        model.add(subject, RDF.TYPE, PROV.ENTITY);
        model.add(subject, RDFS.LABEL, Values.literal(parameter.origin().label()));
        model.add(subject, DCTERMS.SOURCE, Values.literal(parameter.origin().source()));
        model.add(subject, schema("validFrom"), Values.literal(parameter.from()));
        parameter.through().ifPresent(last -> model.add(subject, schema("validThrough"), Values.literal(last)));
        String confidence = parameter.origin().confidence().name().toLowerCase(Locale.ROOT);
        model.add(subject, DM.CONFIDENCE, DM.term(confidence));
    }

    private static IRI schema(String name) {
        return Values.iri(SCHEMA + name);
    }
}
