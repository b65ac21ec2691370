package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import nl.digitalme.pod.domain.PodProblem;

/**
 * Behind the last route of an address of the server itself: what comes this far has a method that the address does not
 * know, or asks which ones it does (RFC 9110 sections 9.3.7 and 15.5.6).
 *
 * @param allow the methods it knows
 */
record OtherMethods(String allow) implements Handler<RoutingContext> {
    /** The name under which a routing context knows the methods of its address. */
    static final String ALLOW = "allow";

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.request().method().name().equals("OPTIONS")) {
            Cors.allowOrigin(ctx, ctx.response().headers());
            ctx.response()
                    .setStatusCode(204)
                    .putHeader("Allow", allow)
                    .putHeader("Vary", "Origin")
                    .end();
        } else {
            ctx.put(ALLOW, allow);
            ctx.fail(PodProblem.of(405, "This address takes: " + allow + "."));
        }
    }
}
