package nl.digitalme.pod.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.protocol.PodResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers: status, headers, body. */
final class ResponseWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    // Whatever a browser makes of an answer, RDF/XML with a script in it for example: nothing in it runs or is drawn
    // in.
    static final CharSequence NOTHING_RUNS = HttpHeaders.createOptimized("default-src 'none'; sandbox");

    private ResponseWriter() {}

    /** Writes the answer when it comes, on the event loop of its connection; a failure goes to the failure handler. */
    static void answer(RoutingContext ctx, Future<PodResponse> answer) {
        if (answer.succeeded()) {
            write(ctx, answer.result());
            return;
        }
        Thread home = Thread.currentThread();
        Context context = Vertx.currentContext();
        answer.onComplete(done -> {
            if (Thread.currentThread() == home) {
                finish(ctx, answer);
            } else {
                context.runOnContext(hopped -> finish(ctx, answer));
            }
        });
    }

    private static void finish(RoutingContext ctx, Future<PodResponse> answer) {
        if (answer.failed()) {
            ctx.fail(answer.cause());
        } else {
            write(ctx, answer.result());
        }
    }

    static void write(RoutingContext ctx, PodResponse answer) {
        HttpServerResponse response = ctx.response();
        if (response.closed() || response.ended()) {
            abandon(answer.body());
            return;
        }
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        addAll(headers, answer.headers());
        if (!headers.contains(POLICY)) {
            headers.add(POLICY, NOTHING_RUNS);
        }
        headers.add(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .add(REQUEST_ID, Exchange.of(ctx).id());
        Cors.allowOrigin(ctx, headers);
        send(ctx, answer.body());
    }

    private static void addAll(MultiMap headers, List<Map.Entry<String, String>> entries) {
        for (int i = 0; i < entries.size(); i++) {
            Map.Entry<String, String> entry = entries.get(i);
            headers.add(entry.getKey(), entry.getValue());
        }
    }

    private static void send(RoutingContext ctx, PodResponse.Body body) {
        HttpServerResponse response = ctx.response();
        if (ctx.request().method() == HttpMethod.HEAD) {
            head(response, body);
        } else if (body instanceof PodResponse.Bytes bytes) {
            response.end(bytes.bytes());
        } else if (body instanceof PodResponse.FilePart part) {
            response.sendFile(part.file().toString(), part.from(), part.length())
                    .onFailure(failed -> cut(ctx, failed));
        } else if (body instanceof PodResponse.Streamed streamed) {
            stream(ctx, streamed);
        } else {
            response.end();
        }
    }

    // RFC 9110 section 9.3.2: the same fields as GET, the length of the body that is left out included.
    private static void head(HttpServerResponse response, PodResponse.Body body) {
        long length = lengthOf(body);
        if (length >= 0 && response.getStatusCode() != 304) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
        abandon(body);
        response.end();
    }

    private static long lengthOf(PodResponse.Body body) {
        if (body instanceof PodResponse.Bytes bytes) {
            return bytes.bytes().length();
        }
        if (body instanceof PodResponse.FilePart part) {
            return part.length();
        }
        return body instanceof PodResponse.Streamed streamed ? streamed.length() : -1;
    }

    private static void stream(RoutingContext ctx, PodResponse.Streamed streamed) {
        HttpServerResponse response = ctx.response();
        if (streamed.length() >= 0) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(streamed.length()));
        } else {
            response.setChunked(true);
        }
        // Not pipeTo: that ends the answer as if it were whole when its source fails.
        streamed.stream().pipe().endOnFailure(false).to(response).onFailure(failed -> cut(ctx, failed));
    }

    // The status is out already: the only honest sign of a broken body is a broken connection.
    private static void cut(RoutingContext ctx, Throwable failed) {
        LOG.atDebug().addKeyValue("request", Exchange.of(ctx).id()).log("An answer broke off: {}", failed.getClass());
        ctx.request().connection().close();
    }

    private static void abandon(PodResponse.Body body) {
        if (body instanceof PodResponse.Streamed streamed) {
            ReadStream<Buffer> unread = streamed.stream();
            unread.handler(null);
            if (unread instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable unread) {
        try {
            unread.close();
        } catch (Exception failed) {
            LOG.debug("A stream that nobody reads did not close", failed);
        }
    }
}
