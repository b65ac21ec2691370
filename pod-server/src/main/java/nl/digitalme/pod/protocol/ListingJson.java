package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Member;

/** A listing as expanded JSON-LD: one object for the container, with those of its members inside. */
final class ListingJson implements ListingText {
    private final About about;
    private boolean hasMembers;

    ListingJson(About about) {
        this.about = about;
    }

    @Override
    public Buffer head() {
        StringBuilder out = new StringBuilder(1024).append("[{\"@id\":\"").append(about.container());
        out.append("\",\"@type\":[").append(type("Resource")).append(',');
        out.append(type("Container")).append(',').append(type("BasicContainer"));
        if (about.storage()) {
            out.append(",\"").append(Headers.STORAGE).append('"');
        }
        out.append(']');
        dates(out, about.changed());
        return buffer(out.append(",\"").append(Headers.LDP).append("contains\":["));
    }

    @Override
    public Buffer members(List<Member> members) {
        StringBuilder out = new StringBuilder(members.size() * 500 + 16);
        for (Member member : members) {
            member(out.append(hasMembers ? ",\n" : "\n"), member);
            hasMembers = true;
        }
        return buffer(out);
    }

    @Override
    public Buffer end() {
        String own = about.own().isEmpty()
                ? "[]"
                : RdfDocument.bytes(about.own(), RdfFormat.JSON_LD).toString();
        String inner = own.substring(1, own.length() - 1);
        return Buffer.buffer("]}" + (inner.isBlank() ? "" : "," + inner) + "]");
    }

    private void member(StringBuilder out, Member member) {
        out.append("{\"@id\":\"").append(about.container()).append(member.name());
        out.append("\",\"@type\":[").append(type("Resource"));
        if (member.isContainer()) {
            out.append(',').append(type("Container")).append(',').append(type("BasicContainer"));
        } else {
            ListingText.typeOf(member.mediaType())
                    .ifPresent(type -> out.append(",\"").append(type).append('"'));
        }
        out.append(']');
        if (!member.isContainer()) {
            value(out, STAT + "size", Long.toString(member.size()), "integer");
        }
        dates(out, member.modified());
        out.append('}');
    }

    private static void dates(StringBuilder out, Instant instant) {
        value(out, DCTERMS + "modified", instant.toString(), "dateTime");
        value(out, STAT + "mtime", Long.toString(instant.getEpochSecond()), "integer");
    }

    private static void value(StringBuilder out, String property, String value, String type) {
        out.append(",\"").append(property).append("\":[{\"@value\":\"").append(value);
        out.append("\",\"@type\":\"").append(XSD).append(type).append("\"}]");
    }

    private static String type(String name) {
        return '"' + Headers.LDP + name + '"';
    }

    private static Buffer buffer(StringBuilder out) {
        return Buffer.buffer(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
