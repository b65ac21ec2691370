package nl.digitalme.pod.sparql;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.FormFields;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.sparql.guard.SparqlProblems;

/**
 * A query as it came in (SPARQL 1.1 Protocol section 2.1), not parsed yet.
 *
 * @param defaultGraphs {@code default-graph-uri}, as sent
 * @param namedGraphs {@code named-graph-uri}, as sent
 */
record QueryText(String text, List<String> defaultGraphs, List<String> namedGraphs) {
    private static final String QUERY = "query";

    /**
     * The query of a request; empty when it has none and so asks for the description of the service (section
     * 2.1.4).
     */
    static Future<Optional<QueryText>> of(PodRequest request, int limit) {
        Map<String, List<String>> parameters = request.headers().parameters();
        refuseUpdate(parameters);
        if (request.method() == Method.GET || request.method() == Method.HEAD) {
            return Future.succeededFuture(
                    parameters.containsKey(QUERY) ? Optional.of(of(parameters, limit)) : Optional.empty());
        }
        if (request.method() != Method.POST) {
            throw SparqlProblems.wrongMethod();
        }
        String type = mediaType(request);
        return request.payload().whole(limit).map(body -> Optional.of(posted(type, body, parameters, limit)));
    }

    private static String mediaType(PodRequest request) {
        String type = request.headers().contentType().orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static QueryText posted(String type, Buffer body, Map<String, List<String>> parameters, int limit) {
        switch (type) {
            case "application/sparql-query":
                if (parameters.containsKey(QUERY)) {
                    throw SparqlProblems.oneQuery();
                }
                return new QueryText(utf8(body), defaults(parameters), named(parameters));
            case "application/x-www-form-urlencoded":
                Map<String, List<String>> form = FormFields.parse(utf8(body));
                refuseUpdate(form);
                return of(form, limit);
            case "application/sparql-update":
                throw SparqlProblems.noUpdate();
            default:
                throw SparqlProblems.wrongMediaType();
        }
    }

    private static QueryText of(Map<String, List<String>> fields, int limit) {
        List<String> queries = fields.getOrDefault(QUERY, List.of());
        if (queries.size() != 1) {
            throw SparqlProblems.oneQuery();
        }
        if (queries.get(0).length() > limit) {
            throw SparqlProblems.tooLong(limit);
        }
        return new QueryText(queries.get(0), defaults(fields), named(fields));
    }

    private static void refuseUpdate(Map<String, List<String>> fields) {
        if (fields.containsKey("update")) {
            throw SparqlProblems.noUpdate();
        }
    }

    private static List<String> defaults(Map<String, List<String>> fields) {
        return new ArrayList<>(fields.getOrDefault("default-graph-uri", List.of()));
    }

    private static List<String> named(Map<String, List<String>> fields) {
        return new ArrayList<>(fields.getOrDefault("named-graph-uri", List.of()));
    }

    static String utf8(Buffer body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw PodProblem.badRequest("The query is not UTF-8.");
        }
    }
}
