package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/**
 * What a citizen must report or can apply for when something happened, as vocab says it with its source.
 *
 * @param when the notion that is true in the month in which it happened
 * @param losesLine the line of which a month is lost for each month of waiting
 */
record Duty(
        String kind, IRI when, IRI toWhom, Words words, Optional<Words> note, Often often, Term term, Origin origin) {
    private static final IRI ARTICLES = Values.iri("http://data.europa.eu/m8g/hasLegalResource");

    /** How often: once when it begins, each month, or once a year. */
    enum Often {
        WHEN_IT_HAPPENS,
        EACH_MONTH,
        ONCE_A_YEAR
    }

    /** Where it was seen. */
    record Origin(List<String> articles, String source, boolean confirmed, Optional<String> losesLine) {}

    /**
     * When it must be done at the latest.
     *
     * @param datedBy the facts that tell the exact day on which it happened
     * @param from the notion with the day that the term counts from, where that is another day
     */
    record Term(Set<IRI> datedBy, Optional<IRI> from, Last last) {}

    /** The last day, from the day on which it happened and the month in which it is seen. */
    @FunctionalInterface
    interface Last {
        LocalDate day(LocalDate happened, YearMonth month);
    }

    static List<Duty> read(Model model) {
        return Catalogue.inOrder(model, "Duty").stream()
                .map(each -> read(model, each))
                .toList();
    }

    private static Duty read(Model model, IRI duty) {
        return new Duty(
                iri(model, duty, "kindOfDuty").orElseThrow().getLocalName(),
                iri(model, duty, "when").orElseThrow(),
                iri(model, duty, "toWhom").orElseThrow(),
                Catalogue.words(model, duty).map(Rights::onOneLine),
                note(model, duty),
                often(model, duty),
                new Term(datedBy(model, duty), iri(model, duty, "termFrom"), last(model, duty)),
                new Origin(
                        model.filter(duty, ARTICLES, null).objects().stream()
                                .map(Value::stringValue)
                                .sorted()
                                .toList(),
                        Models.getPropertyString(model, duty, DCTERMS.SOURCE)
                                .map(Rights::onOneLine)
                                .orElse(""),
                        model.contains(duty, DM.CONFIDENCE, DM.VERIFIED),
                        text(model, duty, "losesLine")));
    }

    private static Set<IRI> datedBy(Model model, IRI duty) {
        return model.filter(duty, DM.term("datedBy"), null).objects().stream()
                .map(IRI.class::cast)
                .collect(Collectors.toSet());
    }

    private static Often often(Model model, IRI duty) {
        if (text(model, duty, "oncePerYear").isPresent()) {
            return Often.ONCE_A_YEAR;
        }
        return text(model, duty, "everyMonth").isPresent() ? Often.EACH_MONTH : Often.WHEN_IT_HAPPENS;
    }

    private static Last last(Model model, IRI duty) {
        if (text(model, duty, "endOfNextMonth").isPresent()) {
            return (happened, month) -> month.plusMonths(1).atEndOfMonth();
        }
        Optional<MonthDay> nextYear = text(model, duty, "dayOfNextYear").map(MonthDay::parse);
        if (nextYear.isPresent()) {
            return (happened, month) -> nextYear.get().atYear(month.getYear() + 1);
        }
        java.time.Period term = java.time.Period.parse(text(model, duty, "term").orElseThrow());
        int before = text(model, duty, "lastDayBefore").isPresent() ? 1 : 0;
        return (happened, month) -> happened.plus(term).minusDays(before);
    }

    private static Optional<Words> note(Model model, IRI duty) {
        return model.contains(duty, RDFS.COMMENT, null)
                ? Optional.of(new Words(comment(model, duty, "nl"), comment(model, duty, "en")))
                : Optional.empty();
    }

    private static String comment(Model model, IRI duty, String language) {
        return Models.getPropertyLiterals(model, duty, RDFS.COMMENT).stream()
                .filter(text -> text.getLanguage().filter(language::equals).isPresent())
                .map(Value::stringValue)
                .findFirst()
                .orElse("");
    }

    private static Optional<IRI> iri(Model model, IRI duty, String property) {
        return Models.getPropertyIRI(model, duty, DM.term(property));
    }

    private static Optional<String> text(Model model, IRI duty, String property) {
        return Models.getPropertyString(model, duty, DM.term(property));
    }
}
