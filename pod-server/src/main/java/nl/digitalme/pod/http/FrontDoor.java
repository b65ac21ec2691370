package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import nl.digitalme.pod.domain.PodProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What every request passes first: a place in the house, an id, and CORS preflights, which carry no credentials. */
final class FrontDoor implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger("nl.digitalme.pod.requests");

    private final Limits limits;
    private final Meters meters;

    FrontDoor(Limits limits, Meters meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Exchange exchange = Exchange.begin(ctx);
        DateField.addTo(ctx.response().headers());
        if (!meters.enter(limits.concurrent())) {
            ctx.fail(PodProblem.busy());
            return;
        }
        ctx.addEndHandler(ended -> leave(ctx, exchange, ended.succeeded()));
        if (Cors.isPreflight(ctx.request())) {
            Cors.answerPreflight(ctx);
        } else if (isReadable(ctx)) {
            ctx.next();
        } else {
            ctx.fail(PodProblem.badRequest("The path has a % that is not followed by two hexadecimal digits."));
        }
    }

    private static boolean isReadable(RoutingContext ctx) {
        try {
            return ctx.normalizedPath() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    // 499: the client went away before its answer was complete.
    private void leave(RoutingContext ctx, Exchange exchange, boolean complete) {
        long nanos = System.nanoTime() - exchange.began();
        HttpMethod method = ctx.request().method();
        int status = complete ? ctx.response().getStatusCode() : 499;
        meters.leave(method.name(), status, nanos);
        log(method, status, nanos, exchange);
    }

    // No address, no agent, no name: what a citizen keeps and who came for it stands in the log of the pod only.
    private static void log(HttpMethod method, int status, long nanos, Exchange exchange) {
        if (status == 500 || LOG.isDebugEnabled()) {
            LOG.atLevel(status == 500 ? Level.WARN : Level.DEBUG)
                    .addKeyValue("method", method.name())
                    .addKeyValue("status", status)
                    .addKeyValue("micros", nanos / 1000)
                    .addKeyValue("request", exchange.id())
                    .log("answered");
        }
    }
}
