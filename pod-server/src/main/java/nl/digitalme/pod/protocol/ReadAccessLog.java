package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.grants.AccessLog;

/**
 * The access log of a pod, at {@code {pod}.log}, for its owner alone: JSON, or Turtle in the terms of the vocabulary.
 * Pages of at most {@code limit} events after a number ({@code ?after=1000&limit=100}), oldest first; {@code Link:
 * rel="next"} as long as there may be more.
 */
public final class ReadAccessLog implements Operation {
    /** Where it is, in every pod. */
    public static final String PATH = ".log";

    private static final int LONGEST_PAGE = 1_000;
    private static final String JSON = "application/json";
    private static final String TURTLE = "text/turtle";

    private final Gate gate;
    private final AccessLog log;
    private final AccessLogViews views;

    public ReadAccessLog(Gate gate, AccessLog log, Addresses addresses) {
        this.gate = gate;
        this.log = log;
        this.views = new AccessLogViews(addresses);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        return gate.ownerOnly(request, "read").compose(owner -> {
            if (request.method() != Method.GET && request.method() != Method.HEAD) {
                throw ProtocolProblems.methodNotAllowed("The access log is only ever read.");
            }
            String format = format(request);
            int limit = (int) Math.min(number(request, "limit", LONGEST_PAGE), LONGEST_PAGE);
            return log.read(request.target().pod(), number(request, "after", 0), limit)
                    .map(page -> page(request, format, limit, page));
        });
    }

    private PodResponse page(PodRequest request, String format, int limit, List<AccessLog.Numbered> page) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Content-Type", format));
        headers.add(Map.entry("Cache-Control", "no-store"));
        headers.add(Map.entry("Vary", "Accept, Authorization, Origin"));
        if (page.size() == limit && limit > 0) {
            long last = page.get(page.size() - 1).number();
            headers.add(Map.entry("Link", "<%s?after=%d&limit=%d>; rel=\"next\"".formatted(PATH, last, limit)));
        }
        Buffer body = format.equals(JSON) ? views.json(page) : views.turtle(request.target(), page);
        return new PodResponse(200, headers, new PodResponse.Bytes(body));
    }

    private static String format(PodRequest request) {
        return request.headers()
                .accept()
                .map(accept -> Negotiation.of(accept)
                        .best(List.of(JSON, TURTLE), type -> type)
                        .orElseThrow(() -> ProtocolProblems.notAcceptable(JSON + ", " + TURTLE)))
                .orElse(JSON);
    }

    private static long number(PodRequest request, String name, long otherwise) {
        List<String> given = request.headers().parameters().getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.get(0).matches("\\d{1,18}")) {
            throw PodProblem.badRequest("The parameter \"" + name + "\" is a whole number, not negative.");
        }
        return Long.parseLong(given.get(0));
    }
}
