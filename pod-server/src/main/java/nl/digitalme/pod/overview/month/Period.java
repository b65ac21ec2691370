package nl.digitalme.pod.overview.month;

import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.PodProblem;

/**
 * The months that an overview shows.
 *
 * @param until whether amounts are those of an advance or what the year comes to
 * @param norms the month whose values of the law go on where those of later months are not known; empty: nothing goes on
 */
public record Period(YearMonth from, int months, Basis until, Optional<YearMonth> norms) {
    private static final int MOST = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    public Period {
        if (months < 1 || months > MOST) {
            throw PodProblem.badRequest("The overview covers 1 to %d months.".formatted(MOST));
        }
        if (!isOfOurTime(from) || !norms.map(Period::isOfOurTime).orElse(true)) {
            throw PodProblem.badRequest("Ask for months in the years %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
        }
    }

    public Period(YearMonth from, int months) {
        this(from, months, Basis.ADVANCE);
    }

    public Period(YearMonth from, int months, Basis until) {
        this(from, months, until, Optional.empty());
    }

    // Far from any law, and where the calendar ends there is no month before or after.
    private static boolean isOfOurTime(YearMonth month) {
        return month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR;
    }

    /** The same months on another basis. */
    public Period until(Basis basis) {
        return new Period(from, months, basis, norms);
    }

    /** The same months with the values of the law of this month going on; as they are when it is empty. */
    public Period norms(Optional<YearMonth> month) {
        return new Period(from, months, until, month);
    }

    /** {@code from} such as {@code 2026-01}; {@code months} as a number. 400 when they are something else. */
    public static Period of(String from, String months) {
        try {
            return new Period(YearMonth.parse(from), Integer.parseInt(months));
        } catch (DateTimeException | NumberFormatException odd) {
            throw PodProblem.badRequest("Ask for from=2026-01 (year and month) and months=12 (a number).");
        }
    }

    /** From {@code from} and {@code months} of a query string; this calendar year when they are left out. */
    public static Period of(Map<String, List<String>> parameters, YearMonth now) {
        return of(first(parameters, "from", now.withMonth(1).toString()), first(parameters, "months", "12"))
                .until(Basis.of(first(parameters, "until", "advance")))
                .goingOn(parameters);
    }

    private Period goingOn(Map<String, List<String>> parameters) {
        try {
            return parameters.containsKey("norms")
                    ? new Period(from, months, until, Optional.of(YearMonth.parse(first(parameters, "norms", ""))))
                    : this;
        } catch (DateTimeException odd) {
            throw PodProblem.badRequest("Ask for norms=2026-12: the month whose values of the law go on after it.");
        }
    }

    private static String first(Map<String, List<String>> parameters, String name, String otherwise) {
        return parameters.getOrDefault(name, List.of(otherwise)).get(0);
    }

    public List<YearMonth> all() {
        return IntStream.range(0, months).mapToObj(from::plusMonths).toList();
    }

    /** The calendar years that these months lie in; each of them is derived as a whole. */
    List<Year> years() {
        return all().stream().map(month -> Year.of(month.getYear())).distinct().toList();
    }

    /** How to ask for the same again. */
    String query() {
        String basis = until == Basis.FINAL ? "&until=final" : "";
        return "from=%s&months=%d%s".formatted(from, months, basis)
                + norms.map(month -> "&norms=" + month).orElse("");
    }

    // Yearly amounts need the whole calendar year, payments in arrears the quarter before, months in a row (of work
    // beside assistance) what came before.
    YearMonth firstDerived() {
        return from.withMonth(1).minusMonths(12);
    }

    public boolean isDerived(YearMonth month) {
        return !month.isBefore(firstDerived()) && month.isBefore(firstDerived().plusMonths(derivedMonths()));
    }

    // Yearly amounts need the year to its end, allowances the month after: they are paid ahead.
    int derivedMonths() {
        YearMonth next = from.plusMonths(months);
        YearMonth end = from.plusMonths(months - 1L).withMonth(12);
        YearMonth last = next.isAfter(end) ? next : end;
        return (int) firstDerived().until(last, java.time.temporal.ChronoUnit.MONTHS) + 1;
    }
}
