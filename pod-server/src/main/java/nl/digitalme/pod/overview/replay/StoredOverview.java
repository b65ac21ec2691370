package nl.digitalme.pod.overview.replay;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/**
 * An overview as it was answered in Turtle and kept: what it said, and everything that it rested on.
 *
 * @param computed when, as it says itself
 * @param amounts by line and month
 * @param documents the digests of the documents that were read, by address
 */
public record StoredOverview(
        Period period, String computed, Map<Place, Amount> amounts, Map<String, String> documents) {
    private static final IRI VALUE = Values.iri("http://schema.org/value");

    /** A line in a month. */
    record Place(String line, YearMonth month) {}

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

    /** 422 when it is no overview that this server answered. */
    public static StoredOverview read(Model model) {
        IRI whole = Models.subjectIRIs(model.filter(null, RDF.TYPE, DM.term("Overview"))).stream()
                .filter(each -> !model.contains(each, DM.term("underScenario"), null))
                .findFirst()
                .orElseThrow(
                        () -> PodProblem.of(422, "There is no overview in that document: keep its Turtle as it is."));
        try {
            Basis basis = Basis.of(
                    Models.getPropertyIRI(model, whole, DM.BASIS).orElseThrow().getLocalName());
            Period period = Period.of(text(model, whole, DM.term("firstMonth")), text(model, whole, DM.term("months")))
                    .until(basis);
            return new StoredOverview(
                    period, text(model, whole, PROV.GENERATED_AT_TIME), amounts(model, whole), documents(model));
        } catch (java.util.NoSuchElementException incomplete) {
            throw PodProblem.of(422, "The stored overview is not complete: keep its Turtle as it is.");
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

    private static Map<Place, Amount> amounts(Model model, IRI whole) {
        Map<Value, String> lines = new HashMap<>();
        for (Value line : model.filter(whole, DM.term("hasLine"), null).objects()) {
            String name = line.stringValue();
            lines.put(line, name.substring(name.indexOf("#line-") + 6));
        }
        Map<Place, Amount> amounts = new LinkedHashMap<>();
        for (Resource cell :
                model.filter(null, RDF.TYPE, DM.term("OverviewAmount")).subjects()) {
            Optional<IRI> line = Models.getPropertyIRI(model, cell, DM.term("onLine"));
            if (line.filter(lines::containsKey).isPresent()) {
                YearMonth month = YearMonth.parse(text(model, cell, DM.MONTH));
                amounts.put(new Place(lines.getOrDefault(line.get(), ""), month), amount(model, cell));
            }
        }
        return amounts;
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
