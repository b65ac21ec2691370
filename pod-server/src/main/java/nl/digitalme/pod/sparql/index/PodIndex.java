package nl.digitalme.pod.sparql.index;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.Lookup;

/**
 * The index of one pod in use. Commits only leave a note here, which is quick; the next query works the notes in before
 * it looks. So a query that starts after a commit's answer always sees the commit, and nobody waits for anybody's
 * query.
 */
final class PodIndex {
    private static final int MOST_NOTES = 10_000;
    private static final long MOST_NOTED_BYTES = 32L << 20;

    private final String pod;
    private final IndexLoader loader;
    private final Map<ResourceId, Optional<Lookup.Found>> notes = new LinkedHashMap<>();
    private long notedBytes;
    private Optional<Future<Snapshot>> latest = Optional.empty();
    private volatile long bytes;

    PodIndex(String pod, IndexLoader loader) {
        this.pod = pod;
        this.loader = loader;
    }

    /** The pod as it is now, with everything that was committed before this call. */
    synchronized Future<Snapshot> current() {
        // The first call loads; commits find this index already then, so what they do meanwhile is noted.
        if (latest.isEmpty() || !notes.isEmpty()) {
            latest = Optional.of(latest.orElseGet(() -> loader.load(pod)).compose(this::catchUp));
        }
        return latest.get();
    }

    private Future<Snapshot> catchUp(Snapshot snapshot) {
        Map<ResourceId, Optional<Lookup.Found>> taken = take();
        Future<Snapshot> next = taken.isEmpty() ? Future.succeededFuture(snapshot) : loader.apply(snapshot, taken);
        return next.onSuccess(done -> bytes = done.bytes());
    }

    private synchronized Map<ResourceId, Optional<Lookup.Found>> take() {
        Map<ResourceId, Optional<Lookup.Found>> taken = new LinkedHashMap<>(notes);
        notes.clear();
        notedBytes = 0;
        return taken;
    }

    /** Notes what a commit did; false when so much was noted that loading anew is better. */
    synchronized boolean note(Committed change) {
        change.removed().forEach(id -> notes.put(id, Optional.empty()));
        change.written().forEach((id, found) -> {
            notes.put(id, Optional.of(found));
            notedBytes += found.content().length();
        });
        return notes.size() <= MOST_NOTES && notedBytes <= MOST_NOTED_BYTES;
    }

    /** Whether the pod could not be loaded. */
    synchronized boolean hasFailed() {
        return latest.map(Future::failed).orElse(false);
    }

    /** Memory at the last look, estimated. */
    long bytes() {
        return bytes;
    }
}
