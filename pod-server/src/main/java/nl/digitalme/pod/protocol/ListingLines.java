package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Member;

/**
 * The lines of a container's listing, one member after the other and without a model, so that a million members cost as
 * much memory as one. Addresses are ASCII (normalised), so nothing needs escaping.
 */
final class ListingLines implements ListingText {
    private static final int TYPES_KEPT = 100;

    private final About about;
    private final boolean turtle;
    private final String container;
    private final String memberPrefix;
    private final String resource;
    private final String size;
    private final String modified;
    private final String mtime;
    private final String dateTime;
    private final Map<String, String> types = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > TYPES_KEPT;
        }
    };

    /** Turtle, which TriG understands as well, or N-Triples, which N-Quads understands as well. */
    ListingLines(boolean turtle, About about) {
        this.about = about;
        this.turtle = turtle;
        // Relative in Turtle, which makes a listing a third as long; "./" keeps a colon in a name from being a scheme.
        this.container = turtle ? "<./>" : "<" + about.container() + ">";
        this.memberPrefix = turtle ? "<./" : "<" + about.container();
        this.resource = term("ldp:", Headers.LDP, "Resource");
        this.size = term("stat:", STAT, "size");
        this.modified = term("dcterms:", DCTERMS, "modified");
        this.mtime = term("stat:", STAT, "mtime");
        this.dateTime = term("xsd:", XSD, "dateTime");
    }

    @Override
    public Buffer head() {
        StringBuilder out = new StringBuilder(1024);
        if (turtle) {
            prefix(out, "ldp", Headers.LDP);
            prefix(out, "dcterms", DCTERMS);
            prefix(out, "stat", STAT);
            prefix(out, "xsd", XSD);
        }
        containerTypes(out, container);
        if (about.storage()) {
            more(out, container, "a", "<" + Headers.STORAGE + ">");
        }
        dates(out, container, about.changed());
        return buffer(out).appendBuffer(RdfDocument.bytes(about.own(), RdfFormat.N_TRIPLES));
    }

    private static void prefix(StringBuilder out, String name, String namespace) {
        out.append("@prefix ").append(name).append(": <").append(namespace).append(">.\n");
    }

    @Override
    public Buffer members(List<Member> members) {
        StringBuilder out = new StringBuilder(members.size() * (turtle ? 280 : 900) + 16);
        for (Member member : members) {
            member(out, member);
        }
        return buffer(out);
    }

    @Override
    public Buffer end() {
        return Buffer.buffer();
    }

    private void member(StringBuilder out, Member member) {
        String iri = memberPrefix + member.name() + ">";
        line(out, container, term("ldp:", Headers.LDP, "contains"), iri);
        if (member.isContainer()) {
            containerTypes(out, iri);
        } else {
            line(out, iri, "a", resource);
            more(out, iri, "a", types.computeIfAbsent(member.mediaType(), ListingLines::typeTerm));
            more(out, iri, size, integer(member.size()));
        }
        dates(out, iri, member.modified());
    }

    private void containerTypes(StringBuilder out, String iri) {
        line(out, iri, "a", resource);
        more(out, iri, "a", term("ldp:", Headers.LDP, "Container"));
        more(out, iri, "a", term("ldp:", Headers.LDP, "BasicContainer"));
    }

    private void dates(StringBuilder out, String iri, Instant instant) {
        more(out, iri, modified, "\"" + instant + "\"^^" + dateTime);
        more(out, iri, mtime, integer(instant.getEpochSecond()));
    }

    private static String typeTerm(String mediaType) {
        return ListingText.typeOf(mediaType).map(type -> "<" + type + ">").orElse("");
    }

    private String integer(long value) {
        return turtle ? Long.toString(value) : "\"" + value + "\"^^<" + XSD + "integer>";
    }

    private String term(String prefix, String namespace, String name) {
        return turtle ? prefix + name : "<" + namespace + name + ">";
    }

    private void line(StringBuilder out, String subject, String predicate, String object) {
        out.append(subject)
                .append(' ')
                .append(verb(predicate))
                .append(' ')
                .append(object)
                .append(" .\n");
    }

    // One more statement about the subject of the line before: Turtle need not repeat it.
    private void more(StringBuilder out, String subject, String predicate, String object) {
        if (object.isEmpty()) {
            return;
        }
        if (turtle) {
            out.setLength(out.length() - 3);
            out.append("; ").append(predicate).append(' ').append(object).append(" .\n");
        } else {
            line(out, subject, predicate, object);
        }
    }

    private String verb(String predicate) {
        return predicate.equals("a") && !turtle ? "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" : predicate;
    }

    private static Buffer buffer(StringBuilder out) {
        return Buffer.buffer(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
