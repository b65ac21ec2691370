package nl.digitalme.pod.rdf;

import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.rio.RDFParseException;

/** What can be wrong with RDF, in words. The parsers' own messages quote the document, so they are never passed on. */
final class RdfProblems {
    static final String CORRECT_IT = "Correct what stands there and send it again.";

    private RdfProblems() {}

    static PodProblem notUtf8(String what) {
        return PodProblem.badRequest("This %s is not in UTF-8. Save it as UTF-8 and send it again.".formatted(what));
    }

    static PodProblem malformed(String what, RdfLimits limits, RDFParseException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("DOCTYPE")) {
            return doctype();
        }
        if (message.contains("JAXP00010006")) { // the XML parser's own limit on depth
            return tooDeep(limits.depth());
        }
        return malformed(what, cause.getLineNumber(), cause.getColumnNumber(), hint(message));
    }

    static PodProblem malformed(String what, long line, long column, String hint) {
        String place = line < 1 ? "" : " at line " + line + (column < 1 ? "" : ", column " + column);
        return PodProblem.badRequest("This is not valid %s%s. %s".formatted(what, place, hint));
    }

    private static String hint(String message) {
        if (message.startsWith("Namespace prefix")) {
            return "Declare the prefix that is used there.";
        }
        if (message.startsWith("Unexpected end of file")) {
            return "It ends too early: send all of it.";
        }
        return CORRECT_IT;
    }

    static PodProblem tooDeep(int limit) {
        return PodProblem.badRequest(
                "This nests more than %d levels deep. Give the inner nodes names and write them side by side."
                        .formatted(limit));
    }

    static PodProblem tooMany(int limit) {
        return PodProblem.of(
                413, "This holds more than %d statements. Spread them over several documents.".formatted(limit));
    }

    static PodProblem doctype() {
        return PodProblem.badRequest("A document type declaration (DOCTYPE) is not accepted in RDF/XML. "
                + "Write its entities out and remove it.");
    }

    static PodProblem remoteContext() {
        return PodProblem.badRequest(
                "This JSON-LD refers to a context on another site, and remote contexts are not fetched. "
                        + "Write the context into the document, or use one that ships with the server: "
                        + String.join(", ", JsonLdContexts.names()) + ".");
    }

    static PodProblem badJsonLd() {
        return PodProblem.badRequest(
                "This is JSON, but not valid JSON-LD. Check its @context and the keywords that start with @.");
    }

    static PodProblem contextsTooCostly() {
        return PodProblem.of(
                413,
                "The contexts of this JSON-LD ask for too much work. Use one context, at the top of the document.");
    }

    static PodProblem graphsDoNotFit(RdfFormat format) {
        return PodProblem.of(
                406,
                "This holds named graphs, which %s cannot express. Ask for one of: %s."
                        .formatted(format.title(), RdfFormat.thatHoldGraphs()));
    }

    static PodProblem notExpressible(RdfFormat format) {
        return PodProblem.of(
                406,
                "This holds something that %s cannot express. Ask for one of: %s, %s."
                        .formatted(format.title(), RdfFormat.TURTLE.mediaType(), RdfFormat.JSON_LD.mediaType()));
    }
}
