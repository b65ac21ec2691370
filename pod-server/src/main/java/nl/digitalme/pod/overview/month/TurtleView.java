package nl.digitalme.pod.overview.month;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** The overview as RDF, with PROV: which run made each amount, from which documents, using which values of the law. */
public final class TurtleView {
    private static final IRI VALUE = Values.iri("http://schema.org/value");
    private static final IRI CURRENCY = Values.iri("http://schema.org/currency");

    private final Computation computation;
    private final String address;
    private final String prefix;
    private final Model model = new LinkedHashModel();
    private final Set<IRI> runs = new HashSet<>();

    /** {@code address} is the URL of this overview; everything in it is a fragment of that. */
    public TurtleView(Computation computation, String address) {
        this(computation, address, "");
    }

    /** {@code prefix} tells the fragments of one scenario from those of another. */
    public TurtleView(Computation computation, String address, String prefix) {
        this.computation = computation;
        this.address = address;
        this.prefix = prefix;
    }

    /** {@code digests}: what each document that was read says, by its address. */
    public Model of(MonthlyOverview overview, Map<String, String> digests) {
        digests.forEach((document, digest) -> {
            model.add(Values.iri(document), RDF.TYPE, DM.term("SourceDocument"));
            model.add(Values.iri(document), DM.term("digest"), Values.literal(digest));
        });
        return of(overview);
    }

    public Model of(MonthlyOverview overview) {
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
        model.add(
                whole,
                DM.term("firstMonth"),
                Values.literal(overview.period().from().toString(), XSD.GYEARMONTH));
        model.add(whole, DM.term("months"), Values.literal(overview.period().months()));
        overview.period()
                .norms()
                .ifPresent(
                        month -> model.add(whole, DM.term("norms"), Values.literal(month.toString(), XSD.GYEARMONTH)));
        model.add(whole, DM.BASIS, overview.period().until().term());
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
            computation.failing(of.id(), month).ifPresent(why -> addOrigin(subject, why));
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

    // What it rests on, in full: so that a stored answer can be compared with what is computed later.
    private void addOrigin(IRI subject, Why why) {
        Footprint print = Footprint.of(why);
        IRI run = node(print.name());
        model.add(subject, PROV.WAS_GENERATED_BY, run);
        if (runs.add(run)) {
            model.add(run, RDF.TYPE, PROV.ACTIVITY);
            print.rules()
                    .values()
                    .forEach(rule -> model.add(run, DM.term("appliedRule"), Provenance.addRule(model, rule)));
            print.parameters().values().forEach(parameter -> addParameter(run, parameter));
            print.facts().forEach((name, fact) -> addFact(run, node(name), fact));
        }
        print.facts().values().stream()
                .flatMap(fact -> fact.sources().stream())
                .distinct()
                .forEach(document -> model.add(subject, PROV.WAS_DERIVED_FROM, document));
    }

    private void addParameter(IRI run, Parameter parameter) {
        IRI subject = parameter.origin().parameter();
        model.add(run, PROV.USED, subject);
        model.add(subject, RDF.TYPE, DM.PARAMETER);
        model.add(subject, RDFS.LABEL, Values.literal(parameter.origin().label()));
        model.add(subject, DM.term("digest"), Values.literal(digest(parameter)));
        model.add(subject, DCTERMS.SOURCE, Values.literal(parameter.origin().source()));
        parameter.values().forEach((notion, value) -> model.add(subject, VALUE, value));
    }

    /** Another value, other days or another source is another version. */
    public static String digest(Parameter parameter) {
        Map<String, Value> values = new TreeMap<>();
        parameter.values().forEach((notion, value) -> values.put(notion.stringValue(), value));
        return RuleText.digest(values + " " + parameter.from() + " " + parameter.through() + " "
                + parameter.origin().source());
    }

    private void addFact(IRI run, IRI subject, Why.Stated fact) {
        model.add(run, PROV.USED, subject);
        model.add(subject, RDF.TYPE, DM.term("Fact"));
        model.add(subject, DM.term("about"), fact.subject());
        model.add(subject, DM.NOTION, fact.notion());
        model.add(subject, DM.term("value"), fact.value());
        fact.sources().forEach(source -> {
            model.add(run, PROV.USED, source);
            model.add(subject, PROV.WAS_DERIVED_FROM, source);
        });
    }

    private void addWords(IRI subject, IRI property, Words words) {
        model.add(subject, property, Values.literal(words.nl(), "nl"));
        model.add(subject, property, Values.literal(words.en(), Locale.ENGLISH.getLanguage()));
    }

    private IRI node(String fragment) {
        return Values.iri(address + "#" + prefix + fragment);
    }
}
