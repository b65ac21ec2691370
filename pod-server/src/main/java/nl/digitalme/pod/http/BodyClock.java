package nl.digitalme.pod.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Holds a body back until it is asked for, and ends a connection whose body does not come in time. */
final class BodyClock {
    private static final int WORTH_READING = 256 * 1024;

    private BodyClock() {}

    static void holdBack(RoutingContext ctx, Duration time) {
        HttpServerRequest request = ctx.request().pause();
        long timer = ctx.vertx()
                .setTimer(time.toMillis(), late -> request.connection().close());
        ctx.addEndHandler(ended -> {
            ctx.vertx().cancelTimer(timer);
            if (!request.isEnded()) {
                discard(request);
            }
        });
    }

    // An answer given before the body was read: a little is read and thrown away, so that the connection can be used
    // again; for more it is closed, for nobody should send a gigabyte that is refused already (RFC 9110 section 9.3.4).
    private static void discard(HttpServerRequest request) {
        int[] seen = {0};
        request.exceptionHandler(gone -> {});
        request.endHandler(ended -> {});
        request.handler(chunk -> {
            seen[0] += chunk.length();
            if (seen[0] > WORTH_READING) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
