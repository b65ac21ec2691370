package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/**
 * On which day the amount of a month is on the account, as vocab says it with its source.
 *
 * @param about the payer chooses its own day; this one is usual
 */
record PaymentDay(
        Set<String> lines,
        Optional<Extra> extra,
        When when,
        Words words,
        boolean about,
        boolean confirmed,
        Origin origin) {

    /** A payment that is no line of the overview, such as a holiday allowance. */
    record Extra(IRI notion, String id, Line.Flow flow) {}

    /** Where the day was seen. */
    record Origin(List<String> articles, String source) {}

    /** The day itself: of the month it is for, or of one before or after it. */
    record When(int monthsLater, Day day) {
        LocalDate of(YearMonth month, WorkingDays calendar) {
            return day.in(month.plusMonths(monthsLater), calendar);
        }

        /** The month of which the amount is paid in this month. */
        YearMonth monthPaidIn(YearMonth month) {
            return month.minusMonths(monthsLater);
        }
    }

    /** How vocab names a day of a month. */
    @FunctionalInterface
    interface Day {
        LocalDate in(YearMonth month, WorkingDays calendar);
    }

    private static final IRI ARTICLES = Values.iri("http://data.europa.eu/m8g/hasLegalResource");

    static List<PaymentDay> read(Model model) {
        return Catalogue.inOrder(model, "PaymentDay").stream()
                .map(each -> read(model, each))
                .toList();
    }

    static WorkingDays calendar(Model model) {
        return new WorkingDays(Models.subjectIRIs(model.filter(null, RDF.TYPE, DM.term("Holidays"))).stream()
                .flatMap(each -> model.filter(each, DM.term("day"), null).objects().stream())
                .map(day -> LocalDate.parse(day.stringValue()))
                .collect(Collectors.toSet()));
    }

    private static PaymentDay read(Model model, IRI rule) {
        Optional<Extra> extra = Models.getPropertyIRI(model, rule, DM.term("ofNotion"))
                .map(notion -> new Extra(
                        notion,
                        text(model, rule, "called").orElseThrow(),
                        Models.getPropertyIRI(model, rule, DM.term("flow"))
                                .flatMap(Catalogue::flow)
                                .orElse(Line.Flow.IN)));
        return new PaymentDay(
                model.filter(rule, DM.term("ofLine"), null).objects().stream()
                        .map(Value::stringValue)
                        .collect(Collectors.toSet()),
                extra,
                new When(number(model, rule, "monthsLater").orElse(0), day(model, rule)),
                Catalogue.words(model, rule),
                text(model, rule, "roughly").isPresent(),
                model.contains(rule, DM.CONFIDENCE, DM.VERIFIED),
                new Origin(
                        model.filter(rule, ARTICLES, null).objects().stream()
                                .map(Value::stringValue)
                                .toList(),
                        Models.getPropertyString(model, rule, DCTERMS.SOURCE)
                                .map(Rights::onOneLine)
                                .orElse("")));
    }

    private static Day day(Model model, IRI rule) {
        Optional<Integer> working = number(model, rule, "workingDay");
        if (working.isPresent()) {
            return (month, calendar) -> calendar.inMonth(month, working.get());
        }
        if (text(model, rule, "lastWorkingDay").isPresent()) {
            return (month, calendar) -> calendar.orBefore(month.atEndOfMonth());
        }
        int of = number(model, rule, "dayOfMonth").orElseThrow();
        if (model.contains(rule, DM.term("shiftsTo"), DM.term("nextWorkingDay"))) {
            return (month, calendar) -> calendar.orAfter(month.atDay(of));
        }
        return model.contains(rule, DM.term("shiftsTo"), DM.term("previousWorkingDay"))
                ? (month, calendar) -> calendar.orBefore(month.atDay(of))
                : (month, calendar) -> month.atDay(of);
    }

    private static Optional<Integer> number(Model model, IRI rule, String property) {
        return text(model, rule, property).map(Integer::parseInt);
    }

    private static Optional<String> text(Model model, IRI rule, String property) {
        return Models.getPropertyString(model, rule, DM.term(property));
    }
}
