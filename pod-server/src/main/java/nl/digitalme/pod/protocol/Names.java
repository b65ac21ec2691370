package nl.digitalme.pod.protocol;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import nl.digitalme.pod.domain.ResourceId;

/** Names of new resources: which ones nobody may take, and which one {@code Slug} asks for. */
final class Names {
    private static final int LONGEST_SLUG = 100;

    private Names() {}

    /**
     * Fails with 409 for an address that would shadow an auxiliary resource: a container {@code a.acl/} would keep the
     * access rules of {@code a} from being written. An auxiliary resource has none of its own either.
     */
    static void require(ResourceId target) {
        String containers = target.path().substring(0, target.path().lastIndexOf('/') + 1);
        boolean shadows = containers.contains(".acl/") || containers.contains(".meta/");
        if (shadows || target.isAuxiliary() && target.subject().isAuxiliary()) {
            throw ProtocolProblems.reservedName();
        }
    }

    /**
     * RFC 5023 section 9.7: a wish. What it may not be is left out; without anything left the server makes up a name.
     */
    static String from(String slug) {
        StringBuilder name = new StringBuilder();
        slug.strip()
                .codePoints()
                .limit(LONGEST_SLUG)
                .forEach(point -> name.append(isPlain(point) ? (char) point : '-'));
        String plain = name.toString().replaceAll("^[.-]+|[.-]+$", "");
        String lower = plain.toLowerCase(Locale.ROOT);
        boolean taken = lower.endsWith(".acl") || lower.endsWith(".meta");
        return plain.isEmpty() ? random() : taken ? plain.replace('.', '-') : plain;
    }

    private static boolean isPlain(int point) {
        return point < 128 && (Character.isLetterOrDigit(point) || "-._~".indexOf(point) >= 0);
    }

    static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX)
                + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }
}
