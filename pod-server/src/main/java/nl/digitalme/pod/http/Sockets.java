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
final class Sockets implements Handler<HttpServerRequest> {
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

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Handler<ServerWebSocket>> handler = target(request).flatMap(open);
        if (handler.isPresent()) {
            request.toWebSocket()
                    .onSuccess(handler.get()::handle)
                    .onFailure(refused -> end(request, 400)); // no GET, no key, another version
        } else {
            end(request, 404);
        }
    }

    private static void end(HttpServerRequest request, int status) {
        if (!request.response().ended()) {
            // Ended, for a connection that says it becomes a socket is not watched for requests that dawdle.
            request.response().setStatusCode(status).end().onComplete(sent -> request.connection()
                    .close());
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
