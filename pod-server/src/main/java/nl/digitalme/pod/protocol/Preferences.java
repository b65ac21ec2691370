package nl.digitalme.pod.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client would like (RFC 7240), as far as it can have it. */
final class Preferences {
    static final Map.Entry<String, String> MINIMAL = Map.entry("Preference-Applied", "return=minimal");
    static final Map.Entry<String, String> REPRESENTATION = Map.entry("Preference-Applied", "return=representation");

    private static final Pattern INCLUDE = parameter("include");
    private static final Pattern OMIT = parameter("omit");

    private Preferences() {}

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(?:\"([^\"]{0,2000})\"|([^\\s;,\"]{1,2000}))");
    }

    /** {@code return=minimal}: the outcome of a write without the result, which is all that writes here ever give. */
    static boolean wantsMinimal(Optional<String> prefer) {
        return prefer.map(value -> value.toLowerCase(Locale.ROOT).replace(" ", ""))
                .filter(value -> List.of(value.split("[,;]")).contains("return=minimal"))
                .isPresent();
    }

    /** A container without what it contains (LDP 1.0 section 7.2). */
    static boolean omitsMembers(Optional<String> prefer) {
        if (prefer.isEmpty() || !prefer.get().toLowerCase(Locale.ROOT).contains("return=representation")) {
            return false;
        }
        List<String> include = list(INCLUDE, prefer.get());
        List<String> omit = list(OMIT, prefer.get());
        boolean minimal = include.contains(Headers.LDP + "PreferMinimalContainer")
                || omit.contains(Headers.LDP + "PreferContainment");
        return minimal && !include.contains(Headers.LDP + "PreferContainment");
    }

    private static List<String> list(Pattern parameter, String prefer) {
        Matcher found = parameter.matcher(prefer);
        if (!found.find()) {
            return List.of();
        }
        return List.of(Optional.ofNullable(found.group(1))
                .orElseGet(() -> found.group(2))
                .strip()
                .split("\\s+"));
    }
}
