package nl.digitalme.pod.http;

import io.vertx.core.http.HttpConnection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How many connections each address has, so that nobody alone can take all that there are. */
public final class Crowd {
    private final int most;
    private final Senders senders;
    private final ConcurrentHashMap<String, Integer> connections = new ConcurrentHashMap<>();

    public Crowd(Limits limits) {
        this.most = limits.connections();
        this.senders = new Senders(limits.proxies());
    }

    /** Counts a connection in; false when its address has enough. Proxies bring many people: they have no limit. */
    boolean enters(HttpConnection connection) {
        String from = network(connection.remoteAddress().hostAddress());
        if (senders.isProxy(from) || connections.merge(from, 1, Integer::sum) <= most) {
            return true;
        }
        left(from);
        return false;
    }

    void left(HttpConnection connection) {
        String from = network(connection.remoteAddress().hostAddress());
        if (!senders.isProxy(from)) {
            left(from);
        }
    }

    private void left(String from) {
        connections.computeIfPresent(from, (address, count) -> count > 1 ? count - 1 : null);
    }

    // Whoever has an IPv6 address has all of its /64 (RFC 4291 section 2.5.4). Java writes all eight groups.
    private static String network(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        String[] groups = address.split(":");
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
