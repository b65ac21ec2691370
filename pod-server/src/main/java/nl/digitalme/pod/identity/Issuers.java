package nl.digitalme.pod.identity;

import java.net.URI;

/** When two texts name the same issuer. */
final class Issuers {
    private Issuers() {}

    static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    /** RFC 3986 section 6.2.3: {@code https://id.example} and {@code https://id.example/} are one; nothing else is. */
    static String normal(String issuer) {
        try {
            return "".equals(URI.create(issuer).getRawPath()) ? issuer + "/" : issuer;
        } catch (IllegalArgumentException noAddress) {
            return issuer;
        }
    }
}
