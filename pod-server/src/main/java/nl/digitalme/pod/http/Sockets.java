package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.notify.SocketGuest;

/** Requests that become a WebSocket. They bypass the routes: what they do after the handshake is no request. */
final class Sockets implements Handler<HttpServerRequest> {
    private static final CharSequence WEBSOCKET = HttpHeaders.createOptimized("websocket");

    private static final int MOST = 10_000;

    private final RequestReader reader;
    private final Function<ResourceId, Optional<SocketGuest>> guests;
    private final Crowd crowd;
    private final AtomicInteger open = new AtomicInteger();

    Sockets(RequestReader reader, Function<ResourceId, Optional<SocketGuest>> guests, Crowd crowd) {
        this.reader = reader;
        this.guests = guests;
        this.crowd = crowd;
    }

    static boolean isAsked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE, WEBSOCKET, true);
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<SocketGuest> guest = target(request).flatMap(guests);
        if (guest.isEmpty()) {
            end(request, 404);
        } else if (open.get() >= MOST) {
            end(request, 503);
        } else {
            HttpConnection connection = request.connection();
            request.toWebSocket()
                    .onSuccess(socket -> serve(guest.get(), socket, connection))
                    .onFailure(refused -> end(request, 400)); // no GET, no key, another version
        }
    }

    // What was to happen at the end of the connection no longer does once it is a socket.
    private void serve(SocketGuest guest, ServerWebSocket socket, HttpConnection connection) {
        Promise<Void> ended = Promise.promise();
        socket.closeHandler(gone -> ended.tryComplete());
        open.incrementAndGet();
        ended.future().onComplete(gone -> {
            open.decrementAndGet();
            crowd.left(connection);
        });
        guest.serve(socket, ended.future());
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
