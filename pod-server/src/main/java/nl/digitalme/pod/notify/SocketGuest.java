package nl.digitalme.pod.notify;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;

/** What happens with a WebSocket once it is open. */
@FunctionalInterface
public interface SocketGuest {
    /** Called on the socket's event loop; {@code ended} comes when the socket has ended, whoever ended it. */
    void serve(ServerWebSocket socket, Future<Void> ended);
}
