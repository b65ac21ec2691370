package nl.digitalme.pod.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/**
 * A value from the law with the days on which it holds, where it was read and how sure that is; or a row of such values
 * (a bracket of a table, the amounts of one municipality).
 *
 * @param notion what it is a value of; for a row, the row itself
 * @param values one value under the notion, or for a row a value under each of its notions
 */
public record Parameter(
        IRI notion, Map<IRI, Value> values, LocalDate from, Optional<LocalDate> through, Origin origin) {
    static final IRI VALUE = Values.iri("http://schema.org/value");
    private static final IRI FROM = Values.iri("http://schema.org/validFrom");
    private static final IRI THROUGH = Values.iri("http://schema.org/validThrough");

    /** Where a value comes from and how sure we are; the order is from sure to unsure. */
    public enum Confidence {
        VERIFIED,
        DERIVED,
        MEMORY
    }

    /** The label, the source in words or as a link, and the confidence of one parameter. */
    public record Origin(IRI parameter, String label, String source, Confidence confidence) {}

    static Parameter read(Model file, Resource subject) {
        IRI notion = Models.getPropertyIRI(file, subject, DM.NOTION).orElseThrow(() -> lacks(subject, "dm:notion"));
        Value value = Models.getProperty(file, subject, VALUE).orElseThrow(() -> lacks(subject, "schema:value"));
        Terms.node(value); // refuses floating numbers
        return dated(file, subject, notion, Map.of(notion, value));
    }

    static Parameter dated(Model file, Resource subject, IRI notion, Map<IRI, Value> values) {
        return new Parameter(
                notion,
                values,
                date(file, subject, FROM).orElseThrow(() -> lacks(subject, "schema:validFrom")),
                date(file, subject, THROUGH),
                origin(file, subject));
    }

    private static Origin origin(Model file, Resource subject) {
        String source = Models.getProperty(file, subject, DCTERMS.SOURCE)
                .orElseThrow(() -> lacks(subject, "dct:source"))
                .stringValue();
        IRI confidence =
                Models.getPropertyIRI(file, subject, DM.CONFIDENCE).orElseThrow(() -> lacks(subject, "dm:confidence"));
        String label =
                Models.getPropertyString(file, subject, RDFS.LABEL).orElseThrow(() -> lacks(subject, "rdfs:label"));
        return new Origin((IRI) subject, label, source, confidence(subject, confidence));
    }

    private static Confidence confidence(Resource subject, IRI term) {
        for (Confidence each : Confidence.values()) {
            if (DM.term(each.name().toLowerCase(Locale.ROOT)).equals(term)) {
                return each;
            }
        }
        throw new LawProblem(
                "%s has confidence %s; there are dm:verified, dm:derived and dm:memory.".formatted(subject, term));
    }

    private static Optional<LocalDate> date(Model file, Resource subject, IRI property) {
        return Models.getPropertyLiteral(file, subject, property)
                .map(Literal::getLabel)
                .map(LocalDate::parse);
    }

    private static LawProblem lacks(Resource subject, String property) {
        return new LawProblem("The parameter %s has no %s.".formatted(subject, property));
    }

    boolean holdsIn(YearMonth month) {
        LocalDate firstDay = month.atDay(1);
        return !from.isAfter(firstDay)
                && through.map(last -> !last.isBefore(firstDay)).orElse(true);
    }

    /** The same from the day after its last one, taken to hold on. Empty when it has no last day. */
    Optional<Parameter> goingOn(YearMonth month) {
        // A row is a node of its own that months share: the same row in later months would be marked in earlier ones.
        IRI name = values.containsKey(notion) ? notion : Values.iri(notion.stringValue() + "-going-on");
        Origin taken = new Origin(
                origin.parameter(),
                origin.label(),
                "Value of %s, taken to go on: what holds later is not known. %s".formatted(month, origin.source()),
                Confidence.MEMORY);
        return through.map(last -> new Parameter(name, values, last.plusDays(1), Optional.empty(), taken));
    }

    /** Whether another one of the same kind begins on or after the first day of this one. */
    boolean isBefore(Parameter other) {
        return values.keySet().equals(other.values.keySet()) && !other.from.isBefore(from);
    }

    boolean overlaps(Parameter other) {
        return through.map(last -> !last.isBefore(other.from)).orElse(true)
                && other.through.map(last -> !last.isBefore(from)).orElse(true);
    }
}
