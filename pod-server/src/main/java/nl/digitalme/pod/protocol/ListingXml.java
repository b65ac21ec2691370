package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Member;

/** A listing as RDF/XML. */
final class ListingXml implements ListingText {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:ldp=\"" + Headers.LDP
            + "\" xmlns:dcterms=\"" + DCTERMS + "\" xmlns:stat=\"" + STAT + "\">\n";

    private final About about;

    ListingXml(About about) {
        this.about = about;
    }

    @Override
    public Buffer head() {
        StringBuilder out = new StringBuilder(1024).append(HEAD);
        open(out, about.container());
        types(out, "Resource", "Container", "BasicContainer");
        if (about.storage()) {
            type(out, Headers.STORAGE);
        }
        dates(out, about.changed());
        close(out);
        return buffer(out).appendString(own());
    }

    // What stands between the root element's tags.
    private String own() {
        if (about.own().isEmpty()) {
            return "";
        }
        String document = RdfDocument.bytes(about.own(), RdfFormat.RDF_XML).toString();
        return document.substring(document.indexOf("<rdf:Description"), document.lastIndexOf("</rdf:RDF>"));
    }

    @Override
    public Buffer members(List<Member> members) {
        StringBuilder out = new StringBuilder(members.size() * 600 + 256);
        open(out, about.container());
        for (Member member : members) {
            resource(out, "ldp:contains", about.container() + member.name());
        }
        close(out);
        for (Member member : members) {
            member(out, member);
        }
        return buffer(out);
    }

    @Override
    public Buffer end() {
        return Buffer.buffer("</rdf:RDF>\n");
    }

    private void member(StringBuilder out, Member member) {
        open(out, about.container() + member.name());
        if (member.isContainer()) {
            types(out, "Resource", "Container", "BasicContainer");
        } else {
            types(out, "Resource");
            ListingText.typeOf(member.mediaType()).ifPresent(type -> type(out, type));
            value(out, "stat:size", Long.toString(member.size()), "integer");
        }
        dates(out, member.modified());
        close(out);
    }

    private static void open(StringBuilder out, String iri) {
        out.append("<rdf:Description rdf:about=\"").append(escaped(iri)).append("\">");
    }

    private static void close(StringBuilder out) {
        out.append("</rdf:Description>\n");
    }

    private static void types(StringBuilder out, String... names) {
        for (String name : names) {
            type(out, Headers.LDP + name);
        }
    }

    private static void type(StringBuilder out, String iri) {
        resource(out, "rdf:type", iri);
    }

    private static void resource(StringBuilder out, String property, String iri) {
        out.append('<').append(property).append(" rdf:resource=\"").append(escaped(iri));
        out.append("\"/>");
    }

    private static void dates(StringBuilder out, Instant instant) {
        value(out, "dcterms:modified", instant.toString(), "dateTime");
        value(out, "stat:mtime", Long.toString(instant.getEpochSecond()), "integer");
    }

    private static void value(StringBuilder out, String property, String value, String type) {
        out.append('<').append(property).append(" rdf:datatype=\"").append(XSD).append(type);
        out.append("\">").append(value).append("</").append(property).append('>');
    }

    private static String escaped(String iri) {
        return iri.replace("&", "&amp;");
    }

    private static Buffer buffer(StringBuilder out) {
        return Buffer.buffer(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
