package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.digitalme.pod.store.Member;

/**
 * The lines of a container's listing, one member after the other and without a model, so that a million members cost as
 * much memory as one. Addresses are ASCII (normalised), so nothing needs escaping.
 */
final class ListingText {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String STAT = "http://www.w3.org/ns/posix/stat#";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String IANA = "http://www.w3.org/ns/iana/media-types/";

    private static final Pattern PLAIN_TYPE = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+");
    private static final int TYPES_KEPT = 100;

    private final boolean turtle;
    private final String container;
    private final String memberPrefix;
    private final Map<String, String> types = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > TYPES_KEPT;
        }
    };

    /** Turtle, which TriG understands as well, or N-Triples, which N-Quads understands as well. */
    ListingText(boolean turtle, String containerIri) {
        this.turtle = turtle;
        this.container = "<" + containerIri + ">";
        this.memberPrefix = "<" + containerIri;
    }

    /** What is said about the container itself, before its members. */
    Buffer head(boolean storage, Instant modified) {
        StringBuilder out = new StringBuilder(1024);
        if (turtle) {
            out.append("@prefix ldp: <")
                    .append(Headers.LDP)
                    .append(">.\n@prefix dcterms: <")
                    .append(DCTERMS);
            out.append(">.\n@prefix stat: <")
                    .append(STAT)
                    .append(">.\n@prefix xsd: <")
                    .append(XSD)
                    .append(">.\n");
        }
        containerTypes(out, container);
        if (storage) {
            line(out, container, "a", "<" + Headers.STORAGE + ">");
        }
        dates(out, container, modified);
        return buffer(out);
    }

    Buffer members(List<Member> members) {
        StringBuilder out = new StringBuilder(members.size() * (turtle ? 320 : 640) + 16);
        for (Member member : members) {
            member(out, member);
        }
        return buffer(out);
    }

    private void member(StringBuilder out, Member member) {
        String iri = memberPrefix + member.name() + ">";
        line(out, container, term("ldp:", Headers.LDP, "contains"), iri);
        if (member.isContainer()) {
            containerTypes(out, iri);
        } else {
            line(out, iri, "a", term("ldp:", Headers.LDP, "Resource"));
            mediaType(out, iri, member.mediaType());
            line(out, iri, term("stat:", STAT, "size"), integer(member.size()));
        }
        dates(out, iri, member.modified());
    }

    private void containerTypes(StringBuilder out, String iri) {
        for (String type : List.of("Resource", "Container", "BasicContainer")) {
            line(out, iri, "a", term("ldp:", Headers.LDP, type));
        }
    }

    private void dates(StringBuilder out, String iri, Instant modified) {
        String type = term("xsd:", XSD, "dateTime");
        line(out, iri, term("dcterms:", DCTERMS, "modified"), "\"" + modified + "\"^^" + type);
        line(out, iri, term("stat:", STAT, "mtime"), integer(modified.getEpochSecond()));
    }

    private void mediaType(StringBuilder out, String iri, String mediaType) {
        String type = types.computeIfAbsent(mediaType, ListingText::typeTerm);
        if (!type.isEmpty()) {
            line(out, iri, "a", type);
        }
    }

    // Media types are what clients sent: only a plain one becomes part of an address.
    private static String typeTerm(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String bare = (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip();
        return PLAIN_TYPE.matcher(bare).matches() ? "<" + IANA + bare + "#Resource>" : "";
    }

    private String integer(long value) {
        return turtle ? Long.toString(value) : "\"" + value + "\"^^<" + XSD + "integer>";
    }

    private String term(String prefix, String namespace, String name) {
        return turtle ? prefix + name : "<" + namespace + name + ">";
    }

    private void line(StringBuilder out, String subject, String predicate, String object) {
        String verb =
                predicate.equals("a") && !turtle ? "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" : predicate;
        out.append(subject).append(' ').append(verb).append(' ').append(object).append(" .\n");
    }

    private static Buffer buffer(StringBuilder out) {
        return Buffer.buffer(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
