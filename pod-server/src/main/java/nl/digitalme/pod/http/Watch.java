package nl.digitalme.pod.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends connections that ask for nothing, however busily they send: a request of which a byte comes now and then never
 * looks idle to the socket. Belongs to one event loop. Looks now and then, so an end may come twice as late.
 */
final class Watch {
    private final long patience;
    private final Map<HttpConnection, Guest> guests = new HashMap<>();

    Watch(Duration patience) {
        this.patience = patience.toNanos();
    }

    private static final class Guest {
        private Optional<HttpServerResponse> last = Optional.empty();
        private long quietSince = System.nanoTime();

        boolean isServed() {
            return last.isPresent() && !last.get().ended() && !last.get().closed();
        }
    }

    void arrived(HttpConnection connection) {
        guests.put(connection, new Guest());
    }

    void left(HttpConnection connection) {
        guests.remove(connection);
    }

    /** A whole request head has come. HTTP/2 and WebSockets, which have clocks of their own, are no longer watched. */
    void asked(HttpServerRequest request) {
        Guest guest = guests.get(request.connection());
        if (guest == null) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2 || Sockets.isAsked(request)) {
            guests.remove(request.connection());
        } else {
            guest.last = Optional.of(request.response());
        }
    }

    /** Looks around; answers are written in turn, so when the last one is out all are. */
    void look() {
        long now = System.nanoTime();
        List<HttpConnection> over = new ArrayList<>();
        guests.forEach((connection, guest) -> {
            if (guest.isServed()) {
                guest.quietSince = now;
            } else if (guest.last.isPresent()) {
                guest.last = Optional.empty();
                guest.quietSince = now;
            } else if (now - guest.quietSince >= patience) {
                over.add(connection);
            }
        });
        over.forEach(HttpConnection::close);
    }
}
