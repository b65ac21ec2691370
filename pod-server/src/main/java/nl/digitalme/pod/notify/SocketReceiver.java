package nl.digitalme.pod.notify;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Objects;

/** Messages to a WebSocket, on the event loop of its connection. */
final class SocketReceiver implements Receiver {
    private static final short TRY_AGAIN_LATER = 1013; // RFC 6455 registry of close codes
    private static final Buffer PING = Buffer.buffer("ping");

    private final ServerWebSocket socket;
    private final Context home;

    SocketReceiver(ServerWebSocket socket) {
        this.socket = socket;
        this.home = Objects.requireNonNull(Vertx.currentContext(), "a socket is opened on its event loop");
    }

    @Override
    public void send(String message) {
        home.runOnContext(now -> {
            if (socket.isClosed()) {
                return;
            }
            // Who does not read what was sent before would have us keep it all.
            if (socket.writeQueueFull()) {
                socket.close(TRY_AGAIN_LATER, "You read too slowly. Connect again and read what changed.");
            } else {
                socket.writeTextMessage(message);
            }
        });
    }

    @Override
    public void keepAlive() {
        home.runOnContext(now -> {
            if (!socket.isClosed()) {
                socket.writePing(PING);
            }
        });
    }

    @Override
    public void close() {
        home.runOnContext(now -> {
            if (!socket.isClosed()) {
                socket.close();
            }
        });
    }
}
