package nl.digitalme.pod.overview.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which of our two languages an answer is told: Dutch, unless English is liked better (RFC 9110 section 12.5.4). */
public final class Language {
    private static final List<Locale> TOLD = List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH);

    private Language() {}

    public static String of(Optional<String> acceptLanguage) {
        try {
            return acceptLanguage
                    .map(Locale.LanguageRange::parse)
                    .flatMap(ranges -> Optional.ofNullable(Locale.lookup(ranges, TOLD)))
                    .map(Locale::getLanguage)
                    .orElse("nl");
        } catch (IllegalArgumentException malformed) {
            return "nl"; // a wish that cannot be read is no wish
        }
    }
}
