package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.login.Shelf;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.UpstreamName;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/** Who logged in elsewhere a moment ago and has no account yet; kept until they made one, half an hour at most. */
final class Arrivals {
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final SystemDocuments documents;
    private final Shelf shelf;
    private final Clock clock;

    Arrivals(PodStore store, Clock clock) {
        this.documents = new SystemDocuments(store);
        this.shelf = new Shelf(documents, "arrivals", clock);
        this.clock = clock;
    }

    /** Keeps who arrived in this browser; answers the name that finds it again. */
    Future<String> keep(UpstreamName name, String visitor) {
        String ticket = Shelf.name(clock.instant().plus(KEPT));
        JsonObject json = new JsonObject()
                .put("issuer", name.issuer())
                .put("subject", name.subject())
                .put("visitor", SystemDocuments.hashed(visitor))
                .put("until", clock.instant().plus(KEPT).toEpochMilli());
        return shelf.trim()
                .compose(trimmed -> documents.commit(List.of(shelf.put(ticket, Expect.ABSENT, json))))
                .map(ticket);
    }

    /** Who arrived; empty for another browser, and when it is too long ago. */
    Future<Optional<UpstreamName>> find(String ticket, String visitor) {
        return shelf.read(ticket).map(found -> found.map(SystemDocuments.Stored::json)
                .filter(json -> json.getString("visitor").equals(SystemDocuments.hashed(visitor)))
                .filter(json -> clock.millis() < json.getLong("until"))
                .map(json -> new UpstreamName(json.getString("issuer"), json.getString("subject"))));
    }

    Future<Void> forget(String ticket) {
        return shelf.forget(ticket);
    }
}
