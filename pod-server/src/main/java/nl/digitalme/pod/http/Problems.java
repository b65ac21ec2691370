package nl.digitalme.pod.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.protocol.ProblemHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every failure becomes an answer: {@code application/problem+json} (RFC 9457), without personal data. */
final class Problems {
    /** The name under which a routing context knows the resource it is about. */
    static final String TARGET = "target";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    // RFC 9449 section 7.1; the algorithms that proofs may use.
    private static final String CHALLENGE = "DPoP algs=\"" + String.join(" ", DpopProofs.algorithms()) + "\"";

    private Problems() {}

    static PodProblem methodUnknown(HttpMethod method) {
        return method == HttpMethod.TRACE || method == HttpMethod.CONNECT
                ? PodProblem.of(405, "Resources do not take this method.")
                : PodProblem.of(501, "This server does not know this method.");
    }

    static void write(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            ctx.request().connection().close();
            return;
        }
        Throwable failure = ctx.failure();
        int status = statusOf(ctx, failure);
        headers(ctx, status, failure);
        response.setStatusCode(status);
        String body = body(ctx, status, failure);
        if (ctx.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static int statusOf(RoutingContext ctx, Throwable failure) {
        if (failure instanceof PodProblem problem) {
            return problem.status();
        }
        if (failure instanceof InvalidToken) {
            return 401;
        }
        if (failure instanceof HttpException refused) {
            return refused.getStatusCode();
        }
        return failure == null && ctx.statusCode() >= 400 ? ctx.statusCode() : 500;
    }

    private static String detailOf(RoutingContext ctx, int status, Throwable failure) {
        if (failure instanceof PodProblem problem) {
            return problem.getMessage();
        }
        if (failure instanceof InvalidToken invalid) {
            return invalid.getMessage();
        }
        if (status != 500) {
            return "The request is not understood.";
        }
        LOG.atError()
                .addKeyValue("request", Exchange.of(ctx).id())
                .setCause(failure)
                .log("Unexpected failure");
        return "Something went wrong here. Give the request id when you ask for help.";
    }

    private static void headers(RoutingContext ctx, int status, Throwable failure) {
        MultiMap headers = ctx.response().headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .set("X-Content-Type-Options", "nosniff")
                .set(ResponseWriter.POLICY, ResponseWriter.NOTHING_RUNS)
                .set("X-Request-Id", Exchange.of(ctx).id())
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set(HttpHeaders.VARY, "Accept, Authorization, Origin");
        Cors.allowOrigin(ctx, headers);
        if (status == 401) {
            headers.set("WWW-Authenticate", challenge(failure));
        }
        if (status == 503 || status == 429) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        ResourceId target = ctx.get(TARGET);
        if (target != null) {
            ProblemHeaders.of(status, target).forEach(header -> headers.add(header.getKey(), header.getValue()));
        }
        String allow = ctx.get(OtherMethods.ALLOW);
        if (allow != null && status == 405) {
            headers.set("Allow", allow);
        }
    }

    private static String challenge(Throwable failure) {
        return failure instanceof InvalidToken invalid
                ? CHALLENGE + ", error=\"" + invalid.error() + "\", error_description=\"" + quoted(invalid.getMessage())
                        + "\""
                : CHALLENGE;
    }

    // RFC 6750 section 3: printable ASCII without quote and backslash.
    private static String quoted(String text) {
        return text.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "'");
    }

    private static String body(RoutingContext ctx, int status, Throwable failure) {
        JsonObject body = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detailOf(ctx, status, failure))
                .put("requestId", Exchange.of(ctx).id());
        if (failure instanceof PodProblem problem && !problem.faults().isEmpty()) {
            body.put("errors", errors(problem));
        }
        if (failure instanceof PodProblem problem) {
            problem.figures().forEach(body::put);
        }
        return body.encode();
    }

    // RFC 9457 section 3.2: a member of our own, with one entry for each thing that is wrong.
    private static JsonArray errors(PodProblem problem) {
        JsonArray errors = new JsonArray();
        for (PodProblem.Fault fault : problem.faults()) {
            JsonObject messages = new JsonObject();
            fault.messages().forEach(messages::put);
            errors.add(new JsonObject().put("path", fault.path()).put("message", messages));
        }
        return errors;
    }
}
