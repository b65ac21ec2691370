package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Months as people write them. */
final class Months {
    private static final DateTimeFormatter DUTCH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private Months() {}

    static Words of(YearMonth month) {
        return new Words(DUTCH.format(month), ENGLISH.format(month));
    }

    static List<Words> of(List<YearMonth> months) {
        return months.stream().map(Months::of).toList();
    }

    /** An amount as people write it in each language: 1.401,50 and 1,401.50. */
    static Words euros(nl.digitalme.pod.domain.Euro amount) {
        String english = String.format(Locale.ENGLISH, "%,.2f", amount.decimal());
        return new Words(english.replace(',', ' ').replace('.', ',').replace(' ', '.'), english);
    }
}
