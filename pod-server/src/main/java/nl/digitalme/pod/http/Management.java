package nl.digitalme.pod.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** The management port: metrics in the text format of Prometheus, for the operator's network only. */
public final class Management {
    private Management() {}

    public static Future<HttpServer> listen(Vertx vertx, int port, PrometheusMeterRegistry registry) {
        return vertx.createHttpServer()
                .requestHandler(request -> answer(vertx, request, registry))
                .listen(port);
    }

    private static void answer(Vertx vertx, HttpServerRequest request, PrometheusMeterRegistry registry) {
        if (!request.path().equals("/.metrics")) {
            request.response().setStatusCode(404).end();
            return;
        }
        vertx.executeBlocking(() -> registry.scrape(), false)
                .onSuccess(text -> request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(failed -> request.response().setStatusCode(500).end());
    }
}
