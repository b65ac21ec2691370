package nl.digitalme.pod.protocol;

import java.util.Optional;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfFormat;

/**
 * Strong entity tags (RFC 9110 section 8.8.3): the version, and for a converted representation also its format, since
 * two formats of one version are different bytes.
 */
final class EntityTag {
    private EntityTag() {}

    static String stored(Version version) {
        return "\"" + version + "\"";
    }

    static String converted(Version version, RdfFormat format) {
        return "\"" + version + "." + format.ordinal() + "\"";
    }

    /** Whether a list of tags, or {@code *}, names this one; weak tags never match (strong comparison). */
    static boolean listed(String list, String tag) {
        return list.strip().equals("*") || contains(list, tag);
    }

    /**
     * As {@link #listed}, by the weak comparison that {@code If-None-Match} uses: proxies that compress weaken tags.
     */
    static boolean listedWeakly(String list, String tag) {
        return list.strip().equals("*") || contains(list.replace("W/", ""), tag);
    }

    /** Whether a list names a version in any of its representations: who read JSON-LD may replace it with Turtle. */
    static boolean listed(String list, Version version) {
        String name = version.toString();
        return list.strip().equals("*")
                || contains(list, "\"" + name + "\"")
                || Optional.of(list.indexOf("\"" + name + "."))
                        .filter(at -> at >= 0 && !isWeak(list, at))
                        .isPresent();
    }

    private static boolean contains(String list, String tag) {
        for (int at = list.indexOf(tag); at >= 0; at = list.indexOf(tag, at + 1)) {
            if (!isWeak(list, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeak(String list, int at) {
        return at >= 2 && list.startsWith("W/", at - 2);
    }
}
