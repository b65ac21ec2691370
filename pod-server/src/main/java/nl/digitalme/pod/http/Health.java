package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/** What an orchestrator asks: is the process alive, and may it get requests. */
final class Health {
    private Health() {}

    static Handler<RoutingContext> live() {
        return ctx -> answer(ctx.response(), true);
    }

    static Handler<RoutingContext> ready(BooleanSupplier ready) {
        return ctx -> answer(ctx.response(), ready.getAsBoolean());
    }

    private static void answer(HttpServerResponse response, boolean well) {
        response.setStatusCode(well ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(well ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}
