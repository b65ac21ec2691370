package nl.digitalme.pod.sparql.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.PodStore;

/** The indexes of the pods in use, bounded by memory: the ones that were not asked for longest go first. */
public final class PodIndexes {
    private static final int BYTES_PER_UNIT = 1024; // weights are whole numbers
    private static final int EMPTY_INDEX = 4;

    private final IndexLoader loader;
    private final Cache<String, PodIndex> indexes;

    public PodIndexes(PodStore store, IndexLoader loader, QueryLimits limits) {
        this.loader = loader;
        this.indexes = Caffeine.newBuilder()
                .maximumWeight(limits.indexBytes() / BYTES_PER_UNIT)
                .weigher((String pod, PodIndex index) -> weight(index))
                .build();
        store.onCommit(this::committed);
    }

    /** The documents of a pod, with every commit that was answered before this call. */
    public Future<Snapshot> current(String pod) {
        PodIndex index = indexes.get(pod, name -> new PodIndex(name, loader));
        return index.current()
                .onSuccess(snapshot -> indexes.asMap().replace(pod, index, index)) // weighs it again
                .onFailure(failed -> {
                    if (!lasts(failed)) {
                        indexes.asMap().remove(pod, index);
                    }
                });
    }

    // A pod that is too large stays so until something in it changes, and is not read again before that.
    private static boolean lasts(Throwable failed) {
        return failed instanceof PodProblem problem && problem.status() == 422;
    }

    private void committed(Committed change) {
        PodIndex index = indexes.getIfPresent(change.pod());
        if (index != null && (change.erased() || index.hasFailed() || !index.note(change))) {
            indexes.asMap().remove(change.pod(), index);
        }
    }

    private static int weight(PodIndex index) {
        return (int) Math.min(Integer.MAX_VALUE, EMPTY_INDEX + index.bytes() / BYTES_PER_UNIT);
    }
}
