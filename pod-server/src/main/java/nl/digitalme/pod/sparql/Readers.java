package nl.digitalme.pod.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.sparql.index.PodIndexes;
import nl.digitalme.pod.sparql.index.Segment;
import nl.digitalme.pod.sparql.index.Snapshot;

/**
 * Which documents of a snapshot a caller may read: the same decision as for a GET of each, remembered until anything
 * changes that it rests on. A remembered decision is used only when {@link AccessControl#stamp} says so at that moment.
 */
final class Readers {
    private static final int MOST_CALLERS = 2_000;
    private static final int MOST_TRIES = 5;
    private static final Set<Mode> READ = Set.of(Mode.READ);

    private final Vertx vertx;
    private final AccessControl access;
    private final PodIndexes indexes;
    private final Cache<Key, Readable> remembered =
            Caffeine.newBuilder().maximumSize(MOST_CALLERS).build();

    Readers(Vertx vertx, AccessControl access, PodIndexes indexes) {
        this.vertx = vertx;
        this.access = access;
        this.indexes = indexes;
    }

    private record Key(String pod, Caller caller) {}

    private record Readable(Object stamp, Map<Segment, BitSet> documents) {}

    /** What a caller sees of a pod. */
    record Visible(Snapshot snapshot, List<BitSet> documents, boolean byOwner) {
        int count() {
            return documents.stream().mapToInt(BitSet::cardinality).sum();
        }
    }

    /** The documents that the caller may read, as they are now. */
    Future<Visible> visible(Caller caller, String pod) {
        return access.decide(caller, ResourceId.root(pod), READ)
                .compose(root -> root.byOwner()
                        ? indexes.current(pod).map(Readers::everything)
                        : visible(new Key(pod, caller), MOST_TRIES));
    }

    private static Visible everything(Snapshot snapshot) {
        return new Visible(
                snapshot, snapshot.parts().stream().map(Snapshot.Part::live).toList(), true);
    }

    // The rules must be the same before and after the snapshot was taken: else a caller could meet the old text of a
    // document with its new rules, or the other way round.
    private Future<Visible> visible(Key key, int tries) {
        if (tries == 0) {
            return Future.failedFuture(PodProblem.busy());
        }
        return access.stamp(key.pod).compose(stamp -> indexes.current(key.pod)
                .compose(snapshot ->
                        readable(key, stamp, snapshot).map(documents -> new Visible(snapshot, documents, false)))
                .compose(seen -> access.stamp(key.pod)
                        .compose(now -> now.equals(stamp) ? Future.succeededFuture(seen) : visible(key, tries - 1))));
    }

    private Future<List<BitSet>> readable(Key key, Object stamp, Snapshot snapshot) {
        Readable known = remembered.getIfPresent(key);
        Map<Segment, BitSet> before = known != null && known.stamp.equals(stamp) ? known.documents : Map.of();
        Map<Segment, BitSet> now = new IdentityHashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (Snapshot.Part part : snapshot.parts()) {
            Segment segment = part.segment();
            BitSet same = before.get(segment);
            if (same != null) {
                now.put(segment, same);
            } else {
                all = all.compose(done -> decide(key.caller, segment))
                        .onSuccess(bits -> now.put(segment, bits))
                        .mapEmpty();
            }
        }
        return all.map(done -> {
            remembered.put(key, new Readable(stamp, now));
            return snapshot.parts().stream()
                    .map(part -> both(part.live(), now.getOrDefault(part.segment(), new BitSet())))
                    .toList();
        });
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet common = (BitSet) one.clone();
        common.and(other);
        return common;
    }

    private Future<BitSet> decide(Caller caller, Segment segment) {
        return vertx.executeBlocking(
                        () -> {
                            List<Future<Decision>> decisions = new ArrayList<>();
                            segment.documents().forEach(id -> decisions.add(access.decide(caller, id, READ)));
                            return decisions;
                        },
                        false)
                .compose(decisions -> Future.all(decisions).map(done -> {
                    BitSet allowed = new BitSet();
                    for (int place = 0; place < decisions.size(); place++) {
                        allowed.set(place, decisions.get(place).result().allowed());
                    }
                    return allowed;
                }));
    }
}
