package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Member;
import org.eclipse.rdf4j.model.Model;

/**
 * A listing as text that is made while it is sent: a head, members as often as there are some, an end. In every format,
 * so that a million members cost as much memory as a thousand. Addresses are ASCII without quotes, brackets and
 * backslashes (normalised), so they need next to no escaping.
 */
interface ListingText {
    String XSD = "http://www.w3.org/2001/XMLSchema#";
    String STAT = "http://www.w3.org/ns/posix/stat#";
    String DCTERMS = "http://purl.org/dc/terms/";

    /**
     * What is known of a container beside its members.
     *
     * @param storage whether it is the root of a storage
     * @param changed when it was made or its description changed
     * @param own what its owner says about it
     */
    record About(String container, boolean storage, Instant changed, Model own) {}

    /** The text of a new listing; for one listing only. */
    static ListingText of(RdfFormat format, About about) {
        return switch (format) {
            case TURTLE, TRIG -> new ListingLines(true, about);
            case N_TRIPLES, N_QUADS -> new ListingLines(false, about);
            case JSON_LD -> new ListingJson(about);
            case RDF_XML -> new ListingXml(about);
        };
    }

    /** What is said about the container itself. */
    Buffer head();

    Buffer members(List<Member> members);

    Buffer end();

    /** The class of Solid Protocol section 4.2.1; media types are what clients sent, so only a plain one has one. */
    static Optional<String> typeOf(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String bare = (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip();
        return Types.PLAIN.matcher(bare).matches()
                ? Optional.of("http://www.w3.org/ns/iana/media-types/" + bare + "#Resource")
                : Optional.empty();
    }

    /** Keeps the pattern out of sight. */
    final class Types {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+");

        private Types() {}
    }
}
