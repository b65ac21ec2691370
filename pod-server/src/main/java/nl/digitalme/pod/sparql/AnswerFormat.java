package nl.digitalme.pod.sparql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.digitalme.pod.protocol.Negotiation;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The formats of answers, of each kind the preferred one first. */
enum AnswerFormat {
    JSON("application/sparql-results+json", ResultSetLang.RS_JSON, Kind.ROWS),
    XML("application/sparql-results+xml", ResultSetLang.RS_XML, Kind.ROWS),
    CSV("text/csv", ResultSetLang.RS_CSV, Kind.ROWS),
    TSV("text/tab-separated-values", ResultSetLang.RS_TSV, Kind.ROWS),
    PLAIN_JSON("application/json", ResultSetLang.RS_JSON, Kind.ROWS),
    PLAIN_XML("application/xml", ResultSetLang.RS_XML, Kind.ROWS),
    TURTLE("text/turtle", Lang.TURTLE, Kind.GRAPH),
    N_TRIPLES("application/n-triples", Lang.NTRIPLES, Kind.GRAPH),
    JSON_LD("application/ld+json", Lang.JSONLD11, Kind.GRAPH),
    RDF_XML("application/rdf+xml", Lang.RDFXML, Kind.GRAPH);

    /** What an answer is: rows or yes and no, or triples. */
    enum Kind {
        ROWS,
        GRAPH;

        static Kind of(Query query) {
            return query.isConstructType() || query.isDescribeType() ? GRAPH : ROWS;
        }
    }

    private final String mediaType;
    private final Lang lang;
    private final Kind kind;

    AnswerFormat(String mediaType, Lang lang, Kind kind) {
        this.mediaType = mediaType;
        this.lang = lang;
        this.kind = kind;
    }

    String mediaType() {
        return mediaType;
    }

    /** The value of {@code Content-Type}. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    Lang lang() {
        return lang;
    }

    /** The formats of one kind. */
    static List<AnswerFormat> of(Kind kind) {
        return Arrays.stream(values()).filter(format -> format.kind == kind).toList();
    }

    /** What the client likes best. */
    static AnswerFormat negotiate(Kind kind, Optional<String> accept) {
        List<AnswerFormat> available = of(kind);
        if (accept.isEmpty() || accept.get().isBlank()) {
            return available.get(0);
        }
        return Negotiation.of(accept.get())
                .best(available, AnswerFormat::mediaType)
                .orElseThrow(() -> SparqlProblems.notAcceptable(
                        available.stream().map(AnswerFormat::mediaType).collect(Collectors.joining(", "))));
    }
}
