package nl.digitalme.pod.overview.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import nl.digitalme.pod.domain.Euro;

/** Months as people write them. */
public final class Months {
    private static final DateTimeFormatter DUTCH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter DUTCH_DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private static final DateTimeFormatter FULL_DUTCH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter FULL_ENGLISH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private Months() {}

    public static Words of(YearMonth month) {
        return new Words(DUTCH.format(month), ENGLISH.format(month));
    }

    /** In a sentence: maart 2026. */
    public static Words inFull(YearMonth month) {
        return new Words(FULL_DUTCH.format(month), FULL_ENGLISH.format(month));
    }

    /** In a sentence, what is in a row told as such: januari tot en met juni 2026, augustus 2026. */
    public static Words inFull(SortedSet<YearMonth> months) {
        List<Words> rows = new ArrayList<>();
        YearMonth first = months.first();
        YearMonth last = first;
        for (YearMonth month : months) {
            if (month.isAfter(last.plusMonths(1))) {
                rows.add(row(first, last));
                first = month;
            }
            last = month;
        }
        rows.add(row(first, last));
        return Words.joined(rows, ", ");
    }

    private static Words row(YearMonth first, YearMonth last) {
        if (first.equals(last)) {
            return inFull(first);
        }
        if (first.getYear() != last.getYear()) {
            return inFull(first).plus(new Words(" tot en met ", " to ")).plus(inFull(last));
        }
        Words begin = new Words(
                first.getMonth().getDisplayName(TextStyle.FULL, DUTCH.getLocale()),
                first.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        return begin.plus(new Words(" tot en met ", " to ")).plus(inFull(last));
    }

    public static Words of(LocalDate day) {
        return new Words(DUTCH_DAY.format(day), ENGLISH_DAY.format(day));
    }

    public static List<Words> of(List<YearMonth> months) {
        return months.stream().map(Months::of).toList();
    }

    /** An amount as people write it in each language: 1.401,50 and 1,401.50. */
    public static Words euros(Euro amount) {
        String english = String.format(Locale.ENGLISH, "%,.2f", amount.decimal());
        return new Words(english.replace(',', ' ').replace('.', ',').replace(' ', '.'), english);
    }

    /** The same with its sign before it: € 1.401,50 and €1,401.50. */
    public static Words money(Euro amount) {
        Words digits = euros(amount.cents() < 0 ? Euro.ZERO.minus(amount) : amount);
        String minus = amount.cents() < 0 ? "-" : "";
        return new Words("€ " + minus + digits.nl(), minus + "€" + digits.en());
    }
}
