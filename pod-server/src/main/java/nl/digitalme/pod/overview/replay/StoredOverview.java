package nl.digitalme.pod.overview.replay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/**
 * An overview as it was answered in Turtle and kept: what it said, and everything that it rested on.
 *
 * @param computed when, as it says itself
 * @param scenarios that were compared with today, as they were asked for; the first is variant 1
 * @param amounts by variant, line and month
 * @param settlements what each year's difference was; empty when only advances were asked for
 * @param documents the digests of the documents that were read, by address
 */
public record StoredOverview(
        Period period,
        String computed,
        List<String> scenarios,
        Map<Place, Amount> amounts,
        Map<SettledYear, String> settlements,
        Map<String, String> documents) {
    private static final String NO_OVERVIEW =
            "There is no overview in that document. The Turtle of amounts per month can be replayed, with its scenarios and"
                    + " settlements; reasons (why), rights, calendar, deadlines, risks, hours and wage cannot: ask for"
                    + " those again.";
    private static final IRI UNDER_SCENARIO = DM.term("underScenario");
    private static final IRI VALUE = Values.iri("http://schema.org/value");

    /** A line in a month, today (variant 0) or under a scenario. */
    record Place(int variant, String line, YearMonth month) {}

    /** A line in a year that was settled. */
    record SettledYear(int variant, String line, String year) {}

    /** What a fact was about. */
    record Subject(String notion, String about) {}

    /** The values and the documents of a fact, or of what is known of it now. */
    record Said(Set<String> values, Set<String> documents) {
        static Said nothing() {
            return new Said(new TreeSet<>(), new TreeSet<>());
        }
    }

    /** A value of the law: its digest, its name and its value. */
    record LawValue(String digest, String label, String value, String source) {}

    /** An amount, or {@code not-eligible} or {@code unknown}, with what it rested on. */
    record Amount(String shown, Map<String, String> rules, Map<String, LawValue> parameters, Map<Subject, Said> facts) {
        static Amount bare(String shown) {
            return new Amount(shown, new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
        }
    }

    /** 422 when it is no overview that this server answered; it says what can be replayed. */
    public static StoredOverview read(Model model) {
        Set<Resource> all = model.filter(null, RDF.TYPE, DM.term("Overview")).subjects();
        IRI whole = all.stream()
                .filter(each -> !model.contains(each, UNDER_SCENARIO, null))
                .map(IRI.class::cast)
                .findFirst()
                .orElseThrow(() -> PodProblem.of(422, NO_OVERVIEW));
        try {
            Basis basis = Basis.of(
                    Models.getPropertyIRI(model, whole, DM.BASIS).orElseThrow().getLocalName());
            Period period = Period.of(text(model, whole, DM.term("firstMonth")), text(model, whole, DM.term("months")))
                    .until(basis)
                    .norms(Models.getPropertyString(model, whole, DM.term("norms"))
                            .map(YearMonth::parse));
            Map<Place, Amount> amounts = new LinkedHashMap<>();
            Map<SettledYear, String> settlements = new LinkedHashMap<>();
            List<String> scenarios = new ArrayList<>();
            for (int variant = 0; variant < all.size(); variant++) {
                IRI each = variant == 0
                        ? whole
                        : Values.iri(
                                whole.stringValue().replaceFirst("#overview$", "#scenario" + variant + "-overview"));
                if (variant > 0) {
                    scenarios.add(text(model, each, DCTERMS.IDENTIFIER));
                }
                addAmounts(model, each, variant, amounts);
                addSettlements(model, each, variant, settlements);
            }
            return new StoredOverview(
                    period,
                    text(model, whole, PROV.GENERATED_AT_TIME),
                    scenarios,
                    amounts,
                    settlements,
                    documents(model));
        } catch (java.util.NoSuchElementException incomplete) {
            throw PodProblem.of(422, "The stored overview is not complete: keep its Turtle as it is.");
        }
    }

    private static void addSettlements(Model model, IRI whole, int variant, Map<SettledYear, String> settlements) {
        for (Value each : model.filter(whole, DM.term("hasSettlement"), null).objects()) {
            String name = each.stringValue().replaceFirst("^.*#(scenario[0-9]+-)?settlement-", "");
            int dash = name.lastIndexOf('-');
            settlements.put(
                    new SettledYear(variant, name.substring(0, dash), name.substring(dash + 1)),
                    Models.getPropertyString(model, (Resource) each, DM.term("differenceAmount"))
                            .orElse("unknown"));
        }
    }

    private static String text(Model model, Resource subject, IRI property) {
        return Models.getPropertyString(model, subject, property).orElseThrow();
    }

    private static Map<String, String> documents(Model model) {
        Map<String, String> digests = new TreeMap<>();
        for (Resource document :
                model.filter(null, RDF.TYPE, DM.term("SourceDocument")).subjects()) {
            digests.put(document.stringValue(), text(model, document, DM.term("digest")));
        }
        return digests;
    }

    private static void addAmounts(Model model, IRI whole, int variant, Map<Place, Amount> amounts) {
        Map<Value, String> lines = new HashMap<>();
        for (Value line : model.filter(whole, DM.term("hasLine"), null).objects()) {
            String name = line.stringValue();
            lines.put(line, name.replaceFirst("^.*#(scenario[0-9]+-)?line-", ""));
        }
        for (Resource cell :
                model.filter(null, RDF.TYPE, DM.term("OverviewAmount")).subjects()) {
            Optional<IRI> line = Models.getPropertyIRI(model, cell, DM.term("onLine"));
            if (line.filter(lines::containsKey).isPresent()) {
                YearMonth month = YearMonth.parse(text(model, cell, DM.MONTH));
                amounts.put(new Place(variant, lines.getOrDefault(line.get(), ""), month), amount(model, cell));
            }
        }
    }

    private static Amount amount(Model model, Resource cell) {
        String status = Models.getPropertyIRI(model, cell, DM.term("status"))
                .orElseThrow()
                .getLocalName();
        String shown =
                switch (status) {
                    case "known" -> text(model, cell, VALUE);
                    case "notEligible" -> "not-eligible";
                    default -> "unknown";
                };
        Amount amount = Amount.bare(shown);
        for (Value run : model.filter(cell, PROV.WAS_GENERATED_BY, null).objects()) {
            fill(model, (Resource) run, amount);
        }
        return amount;
    }

    private static void fill(Model model, Resource run, Amount amount) {
        for (Value rule : model.filter(run, DM.term("appliedRule"), null).objects()) {
            amount.rules()
                    .put(text(model, (Resource) rule, RDFS.LABEL), text(model, (Resource) rule, DM.term("digest")));
        }
        for (Value used : model.filter(run, PROV.USED, null).objects()) {
            IRI subject = (IRI) used;
            if (model.contains(subject, RDF.TYPE, DM.PARAMETER)) {
                amount.parameters().put(subject.stringValue(), parameter(model, subject));
            } else if (model.contains(subject, RDF.TYPE, DM.term("Fact"))) {
                addFact(model, subject, amount.facts());
            }
        }
    }

    private static LawValue parameter(Model model, IRI subject) {
        Set<String> values = new TreeSet<>();
        model.filter(subject, VALUE, null).objects().forEach(value -> values.add(value.stringValue()));
        return new LawValue(
                text(model, subject, DM.term("digest")),
                text(model, subject, RDFS.LABEL),
                String.join(", ", values),
                text(model, subject, org.eclipse.rdf4j.model.vocabulary.DCTERMS.SOURCE));
    }

    private static void addFact(Model model, IRI fact, Map<Subject, Said> facts) {
        Subject about = new Subject(text(model, fact, DM.NOTION), text(model, fact, DM.term("about")));
        Said said = facts.computeIfAbsent(about, any -> Said.nothing());
        Value value = Models.getProperty(model, fact, DM.term("value")).orElseThrow();
        said.values().add(plain(value));
        model.filter(fact, PROV.WAS_DERIVED_FROM, null).objects().forEach(document -> said.documents()
                .add(document.stringValue()));
    }

    /** A value as text: 720 and 720.00 are the same. */
    static String plain(Value value) {
        return value instanceof Literal literal
                        && literal.getCoreDatatype() instanceof org.eclipse.rdf4j.model.base.CoreDatatype.XSD type
                        && type.isDecimalDatatype()
                ? plain(literal.decimalValue())
                : value.stringValue();
    }

    private static String plain(java.math.BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
