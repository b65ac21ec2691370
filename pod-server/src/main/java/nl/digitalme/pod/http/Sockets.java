package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;

/** Requests that become a WebSocket. They bypass the routes: what they do after the handshake is no request. */
final class Sockets {
    private static final CharSequence WEBSOCKET = HttpHeaders.createOptimized("websocket");

    private final RequestReader reader;
    private final Function<ResourceId, Optional<Handler<ServerWebSocket>>> open;
    private final int most;
    private final AtomicInteger connected = new AtomicInteger();

    Sockets(RequestReader reader, Limits limits, Function<ResourceId, Optional<Handler<ServerWebSocket>>> open) {
        this.reader = reader;
        this.open = open;
        this.most = limits.concurrent();
    }

    static boolean isAsked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, WEBSOCKET, true);
    }

    void handle(HttpServerRequest request) {
        Optional<Handler<ServerWebSocket>> handler = target(request).flatMap(open);
        if (handler.isEmpty()) {
            request.response().setStatusCode(404).end();
        } else if (connected.incrementAndGet() > most) {
            connected.decrementAndGet();
            request.response().setStatusCode(503).putHeader("Retry-After", "10").end();
        } else {
            request.toWebSocket()
                    .onSuccess(socket -> {
                        socket.closeHandler(closed -> {});
                        handler.get().handle(socket);
                    })
                    .onFailure(refused -> connected.decrementAndGet());
            request.connection().closeHandler(closed -> connected.decrementAndGet());
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
