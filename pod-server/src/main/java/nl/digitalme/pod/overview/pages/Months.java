package nl.digitalme.pod.overview.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
}
