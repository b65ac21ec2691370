package nl.digitalme.pod.overview.scenario;

import java.util.List;
import java.util.Map;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.TurtleView;
import nl.digitalme.pod.overview.scenario.Comparison.Alternative;
import nl.digitalme.pod.overview.scenario.Comparison.Changed;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** A comparison as RDF: today's overview, that of each scenario, and the differences between them. */
final class ComparisonTurtle {
    private static final IRI VALUE = Values.iri("http://schema.org/value");

    private final Comparison comparison;
    private final List<Computation> computations;
    private final String address;
    private final Map<String, String> digests;

    ComparisonTurtle(
            Comparison comparison, List<Computation> computations, String address, Map<String, String> digests) {
        this.digests = digests;
        this.comparison = comparison;
        this.computations = computations;
        this.address = address;
    }

    Model model() {
        Model model = new TurtleView(computations.get(0), address).of(comparison.today(), digests);
        for (int i = 0; i < comparison.alternatives().size(); i++) {
            Alternative alternative = comparison.alternatives().get(i);
            String prefix = "scenario" + (i + 1) + "-";
            model.addAll(new TurtleView(computations.get(i + 1), address, prefix).of(alternative.overview()));
            IRI whole = node(prefix + "overview");
            model.add(
                    whole,
                    DCTERMS.IDENTIFIER,
                    Values.literal(alternative.scenario().asked())); // so that it can be asked again
            model.add(whole, DM.term("underScenario"), scenario(alternative.scenario()));
            model.add(
                    whole, DCTERMS.TITLE, Values.literal(alternative.scenario().nl(), "nl"));
            model.add(
                    whole, DCTERMS.TITLE, Values.literal(alternative.scenario().en(), "en"));
            alternative.changed().forEach(changed -> add(model, prefix, changed));
        }
        return model;
    }

    static IRI scenario(Scenario scenario) {
        return Values.iri(scenario.source().iri());
    }

    private void add(Model model, String prefix, Changed changed) {
        String line = changed.before().id();
        changed.months().forEach((month, difference) -> difference
                .filter(euros -> euros.cents() != 0)
                .ifPresent(euros -> {
                    IRI subject = node(prefix + "difference-" + line + "-" + month);
                    model.add(subject, RDF.TYPE, DM.term("OverviewDifference"));
                    model.add(subject, DM.term("onLine"), node("line-" + line));
                    model.add(subject, DM.MONTH, Values.literal(month.toString(), XSD.GYEARMONTH));
                    model.add(subject, VALUE, Values.literal(euros.decimal()));
                    model.add(subject, PROV.WAS_DERIVED_FROM, node(line + "-" + month));
                    model.add(subject, PROV.WAS_DERIVED_FROM, node(prefix + line + "-" + month));
                    changed.grounds().forEach(ground -> ground.article()
                            .ifPresent(article -> model.add(subject, DCTERMS.SOURCE, article)));
                }));
    }

    private IRI node(String fragment) {
        return Values.iri(address + "#" + fragment);
    }
}
