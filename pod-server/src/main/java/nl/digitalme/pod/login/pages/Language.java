package nl.digitalme.pod.login.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import nl.digitalme.pod.protocol.ServerRequest;

/** A language that pages are written in. Dutch for whoever asks for neither. */
public enum Language {
    NL("nl", "Nederlands"),
    EN("en", "English");

    private static final String COOKIE = "digital-me-language";
    private static final String PARAMETER = "lang";

    private final String tag;
    private final String label;

    Language(String tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /** What the visitor chose by link just now or before; else what the browser, or the app (OpenID), asks for. */
    public static Language of(ServerRequest request) {
        return chosen(request)
                .or(() -> request.sender().cookie(COOKIE).flatMap(Language::tagged))
                .or(() -> asked(request))
                .or(() -> request.sender().languages().flatMap(Language::best))
                .orElse(NL);
    }

    /** The language of a link that the visitor followed, to be remembered. */
    public static Optional<Language> chosen(ServerRequest request) {
        return request.query().getOrDefault(PARAMETER, List.of()).stream()
                .findFirst()
                .flatMap(Language::tagged);
    }

    // OpenID Connect Core 1.0 section 3.1.2.1: languages in order of preference.
    private static Optional<Language> asked(ServerRequest request) {
        return request.query().getOrDefault("ui_locales", List.of()).stream()
                .flatMap(tags -> Arrays.stream(tags.split(" ")))
                .flatMap(tag -> tagged(primary(tag)).stream())
                .findFirst();
    }

    private static Optional<Language> best(String accept) {
        try {
            return LanguageRange.parse(accept).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                    .flatMap(range -> tagged(primary(range.getRange())).stream())
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    public String tag() {
        return tag;
    }

    /** Its name, in itself. */
    public String label() {
        return label;
    }

    /** The cookie that remembers it. No secret. */
    public String cookie(boolean secure) {
        return COOKIE + "=" + tag + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    public Language other() {
        return this == NL ? EN : NL;
    }
}
