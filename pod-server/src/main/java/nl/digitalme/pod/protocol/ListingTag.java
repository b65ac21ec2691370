package nl.digitalme.pod.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;

/** Entity tags of listings, which change with the members as well as with the container. */
final class ListingTag {
    private ListingTag() {}

    /** Strong: made of all that is shown. */
    static String of(Lookup.Found container, List<Member> shown, RdfFormat format) {
        return of(container, shown, format, "");
    }

    /** The same for a page, which is another representation than the whole. */
    static String of(Lookup.Found container, List<Member> shown, RdfFormat format, String page) {
        StringBuilder text = new StringBuilder(shown.size() * 24)
                .append(container.version())
                .append(format)
                .append(page);
        for (Member member : shown) {
            text.append('\n').append(member.name()).append(' ').append(member.version());
        }
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.US_ASCII));
        return "\"l" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    }

    /**
     * Of a long listing: made of what the store knows about it without reading it. Weak, for members may come while it
     * is on its way.
     */
    static String weak(Lookup.Found container, Version members, RdfFormat format) {
        return "W/\"l" + container.version() + "-" + members + "." + format.ordinal() + "\"";
    }

    /** Of a listing without members. */
    static String withoutMembers(Lookup.Found container, RdfFormat format) {
        return "\"m" + container.version() + "." + format.ordinal() + "\"";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
