package nl.digitalme.pod.store.embedded;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;

/**
 * Documents in memory, bounded by their bytes; always what was last committed. A reader that looked at the disk before
 * a commit must not put the old document here after it: each commit moves a counter on before it writes here, and a
 * reader whose counter has moved puts nothing.
 */
final class DocumentCache {
    private static final int COUNTERS = 1024;
    private static final int OVERHEAD = 200; // objects and strings around the bytes, roughly

    private final Cache<ResourceId, Lookup.Found> documents;
    private final AtomicLongArray commits = new AtomicLongArray(COUNTERS);

    DocumentCache(long bytes) {
        documents = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<ResourceId, Lookup.Found>weigher(
                        (id, found) -> OVERHEAD + id.path().length() + weight(found))
                .build();
    }

    private static int weight(Lookup.Found found) {
        return found.content() instanceof Content.Inline inline ? inline.bytes().length() : 0;
    }

    Optional<Lookup.Found> get(ResourceId id) {
        return Optional.ofNullable(documents.getIfPresent(id));
    }

    /** Reads through to the disk. Nothing is remembered of what is not there. */
    Lookup load(ResourceId id, Function<ResourceId, Lookup> disk) {
        int counter = counter(id);
        long before = commits.get(counter);
        Lookup read = disk.apply(id);
        if (read instanceof Lookup.Found found) {
            documents.asMap().computeIfAbsent(id, absent -> commits.get(counter) == before ? found : null);
            if (commits.get(counter) != before) { // an erasure may have passed this place just before we filled it
                documents.asMap().remove(id, found);
            }
        }
        return read;
    }

    /** To be called after the commit is on disk and before anybody is told. */
    void committed(ResourceId id, Lookup now) {
        commits.incrementAndGet(counter(id));
        if (now instanceof Lookup.Found found) {
            documents.put(id, found);
        } else {
            documents.invalidate(id);
        }
    }

    void erased(String pod) {
        for (int i = 0; i < COUNTERS; i++) {
            commits.incrementAndGet(i);
        }
        documents.asMap().keySet().removeIf(id -> id.pod().equals(pod));
    }

    /** After a write of unknown outcome only the disk knows. */
    void forgetAll() {
        for (int i = 0; i < COUNTERS; i++) {
            commits.incrementAndGet(i);
        }
        documents.invalidateAll();
    }

    private static int counter(ResourceId id) {
        return Math.floorMod(id.hashCode(), COUNTERS);
    }
}
