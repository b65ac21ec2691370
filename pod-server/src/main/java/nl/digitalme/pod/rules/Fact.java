package nl.digitalme.pod.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;

/**
 * One dated statement from a document: about the household itself or about a part of it, such as a child.
 *
 * @param subject the household, or the part
 * @param notion the property under which rules read it
 * @param through the last day on which it holds; empty: it still holds
 * @param source the document that says so
 */
public record Fact(IRI subject, IRI notion, Value value, LocalDate from, Optional<LocalDate> through, IRI source) {

    /** A fact that holds on every day. */
    public static Fact always(IRI subject, IRI notion, Value value, IRI source) {
        return new Fact(subject, notion, value, LocalDate.MIN, Optional.empty(), source);
    }

    // A month is computed with the situation on its first day, as Awir art. 5 and AKW art. 11 do; see daysIn for the
    // rest.
    boolean holdsIn(YearMonth month) {
        LocalDate firstDay = month.atDay(1);
        return !from.isAfter(firstDay)
                && through.map(last -> !last.isBefore(firstDay)).orElse(true);
    }

    /** On how many days of a month it holds; what pays per day counts for these. */
    int daysIn(YearMonth month) {
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        LocalDate end = month.atEndOfMonth();
        LocalDate last = through.filter(day -> day.isBefore(end)).orElse(end);
        return last.isBefore(first) ? 0 : last.getDayOfMonth() - first.getDayOfMonth() + 1;
    }

    /** On how many of these days people work: five in a week, as WW art. 1b(2)b counts them. */
    int workdaysIn(YearMonth month) {
        LocalDate first = from.isAfter(month.atDay(1)) ? from : month.atDay(1);
        return (int) first.datesUntil(first.plusDays(daysIn(month)))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .count();
    }
}
