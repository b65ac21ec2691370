package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** The overview as RDF, with PROV: which run made each amount, from which documents, using which values of the law. */
final class TurtleView {
    private static final IRI VALUE = Values.iri("http://schema.org/value");
    private static final IRI CURRENCY = Values.iri("http://schema.org/currency");

    private final Computation computation;
    private final String address;
    private final String prefix;
    private final Model model = new LinkedHashModel();

    /** {@code address} is the URL of this overview; everything in it is a fragment of that. */
    TurtleView(Computation computation, String address) {
        this(computation, address, "");
    }

    /** {@code prefix} tells the fragments of one scenario from those of another. */
    TurtleView(Computation computation, String address, String prefix) {
        this.computation = computation;
        this.address = address;
        this.prefix = prefix;
    }

    Model of(MonthlyOverview overview) {
        IRI whole = node("overview");
        IRI run = node("run");
        model.add(whole, RDF.TYPE, DM.term("Overview"));
        model.add(whole, DM.term("concerns"), Values.iri(overview.citizen()));
        model.add(
                whole,
                PROV.GENERATED_AT_TIME,
                Values.literal(overview.computed().toString(), XSD.DATETIME));
        model.add(whole, PROV.WAS_GENERATED_BY, run);
        model.add(run, RDF.TYPE, PROV.ACTIVITY);
        overview.documents().forEach(document -> model.add(run, PROV.USED, Values.iri(document)));
        overview.notComputed().forEach(words -> addWords(whole, DM.term("notComputed"), words));
        overview.settlements().forEach(each -> addSettlement(whole, each));
        for (Line line : overview.lines()) {
            IRI subject = node("line-" + line.id());
            model.add(subject, RDF.TYPE, DM.term("OverviewLine"));
            model.add(whole, DM.term("hasLine"), subject);
            addWords(subject, RDFS.LABEL, line.label());
            line.months().forEach((month, cell) -> addCell(subject, line, month, cell));
        }
        return model;
    }

    private void addSettlement(IRI whole, Settlement settlement) {
        IRI subject = node("settlement-" + settlement.line() + "-" + settlement.year());
        model.add(whole, DM.term("hasSettlement"), subject);
        model.add(subject, RDF.TYPE, DM.term("Settlement"));
        model.add(subject, DM.CALENDAR_YEAR, Values.literal(settlement.year().toString(), XSD.GYEAR));
        addWords(subject, RDFS.LABEL, settlement.label());
        addEuros(subject, DM.term("advanceAmount"), settlement.advance());
        addEuros(subject, DM.term("finalAmount"), settlement.settled());
        addEuros(subject, DM.term("differenceAmount"), settlement.difference());
    }

    private void addEuros(IRI subject, IRI property, Cell cell) {
        if (cell instanceof Cell.Amount some) {
            model.add(subject, property, Values.literal(some.amount().decimal()));
        } else if (cell instanceof Cell.Unknown unknown) {
            model.add(subject, DM.term("status"), DM.term("unknown"));
            unknown.missing().forEach(reason -> addReason(subject, DM.term("missing"), reason));
        }
    }

    private void addCell(IRI line, Line of, YearMonth month, Cell cell) {
        IRI subject = node(of.id() + "-" + month);
        model.add(subject, RDF.TYPE, DM.term("OverviewAmount"));
        model.add(subject, DM.term("onLine"), line);
        model.add(subject, DM.MONTH, Values.literal(month.toString(), XSD.GYEARMONTH));
        if (cell instanceof Cell.Amount some) {
            model.add(subject, DM.term("status"), DM.term("known"));
            model.add(subject, VALUE, Values.literal(some.amount().decimal()));
            model.add(subject, CURRENCY, Values.literal("EUR"));
            model.add(subject, DM.CONFIDENCE, some.marked() ? DM.term("unconfirmed") : DM.VERIFIED);
            computation.why(of.id(), month).ifPresent(why -> addOrigin(subject, why));
        } else if (cell instanceof Cell.NotEligible not) {
            model.add(subject, DM.term("status"), DM.term("notEligible"));
            not.because().forEach(reason -> addReason(subject, DM.term("because"), reason));
        } else if (cell instanceof Cell.Unknown unknown) {
            model.add(subject, DM.term("status"), DM.term("unknown"));
            unknown.missing().forEach(reason -> addReason(subject, DM.term("missing"), reason));
        }
    }

    private void addReason(IRI subject, IRI property, Cell.Reason reason) {
        model.add(subject, property, reason.notion());
        addWords(subject, RDFS.COMMENT, reason.words());
    }

    private void addOrigin(IRI subject, Why why) {
        Set<String> documents = new TreeSet<>();
        Set<String> parameters = new TreeSet<>();
        collect(why, documents, parameters);
        IRI run = Values.iri(subject.stringValue() + "-run");
        model.add(subject, PROV.WAS_GENERATED_BY, run);
        model.add(run, RDF.TYPE, PROV.ACTIVITY);
        parameters.forEach(parameter -> model.add(run, PROV.USED, Values.iri(parameter)));
        documents.forEach(document -> {
            model.add(run, PROV.USED, Values.iri(document));
            model.add(subject, PROV.WAS_DERIVED_FROM, Values.iri(document));
        });
    }

    private static void collect(Why why, Set<String> documents, Set<String> parameters) {
        Set<Why> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // one value may stand behind many others
        Deque<Why> open = new ArrayDeque<>(List.of(why));
        while (!open.isEmpty()) {
            Why next = open.pop();
            if (next instanceof Why.Derived derived) {
                derived.inputs().stream().filter(seen::add).forEach(open::push);
            } else if (next instanceof Why.ByLaw law) {
                parameters.add(law.parameter().origin().parameter().stringValue());
            } else if (next instanceof Why.Stated stated) {
                stated.sources().forEach(source -> documents.add(source.stringValue()));
            }
        }
    }

    private void addWords(IRI subject, IRI property, Words words) {
        model.add(subject, property, Values.literal(words.nl(), "nl"));
        model.add(subject, property, Values.literal(words.en(), Locale.ENGLISH.getLanguage()));
    }

    private IRI node(String fragment) {
        return Values.iri(address + "#" + prefix + fragment);
    }
}
