package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;

/** Requests that become a WebSocket. They bypass the routes: what they do after the handshake is no request. */
final class Sockets {
    private static final CharSequence WEBSOCKET = HttpHeaders.createOptimized("websocket");

    private final RequestReader reader;
    private final Function<ResourceId, Optional<Handler<ServerWebSocket>>> open;

    Sockets(RequestReader reader, Function<ResourceId, Optional<Handler<ServerWebSocket>>> open) {
        this.reader = reader;
        this.open = open;
    }

    static boolean isAsked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, WEBSOCKET, true);
    }

    void handle(HttpServerRequest request) {
        Optional<Handler<ServerWebSocket>> handler = target(request).flatMap(open);
        if (handler.isPresent()) {
            request.toWebSocket().onSuccess(handler.get()::handle);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private Optional<ResourceId> target(HttpServerRequest request) {
        try {
            return reader.target(request);
        } catch (PodProblem malformed) {
            return Optional.empty();
        }
    }
}
