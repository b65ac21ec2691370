package nl.digitalme.pod.sparql.index;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/** Makes the index of a pod out of its documents, page by page, on worker threads. */
public final class IndexLoader {
    private static final int PAGE = 100;

    private final Vertx vertx;
    private final PodStore store;
    private final DocumentTriples documents;
    private final QueryLimits limits;

    public IndexLoader(Vertx vertx, PodStore store, DocumentTriples documents, QueryLimits limits) {
        this.vertx = vertx;
        this.store = store;
        this.documents = documents;
        this.limits = limits;
    }

    /** Everything that is in the pod. */
    Future<Snapshot> load(String pod) {
        Snapshot empty = Snapshot.empty();
        SegmentBuilder builder = new SegmentBuilder(empty.terms());
        return loadAfter(pod, Optional.empty(), builder).compose(done -> onWorker(empty, List.of(), builder));
    }

    private Future<Void> loadAfter(String pod, Optional<String> path, SegmentBuilder builder) {
        return store.scan(pod, path, PAGE).compose(page -> read(page, builder)
                .compose(done -> page.size() < PAGE
                        ? Future.succeededFuture()
                        : loadAfter(
                                pod, Optional.of(page.get(page.size() - 1).id().path()), builder)));
    }

    /** The pod after a commit: what now stands where, nothing where a document was removed. */
    Future<Snapshot> apply(Snapshot before, Map<ResourceId, Optional<Lookup.Found>> changes) {
        SegmentBuilder builder = new SegmentBuilder(before.terms());
        List<PodStore.Entry> written = new ArrayList<>();
        changes.forEach((id, found) -> found.ifPresent(there -> written.add(new PodStore.Entry(id, there))));
        return read(written, builder).compose(done -> onWorker(before, List.copyOf(changes.keySet()), builder));
    }

    private Future<Snapshot> onWorker(Snapshot before, List<ResourceId> gone, SegmentBuilder builder) {
        return vertx.executeBlocking(
                () -> {
                    Snapshot after = before.after(gone, builder.build());
                    check(after.size());
                    return after;
                },
                false);
    }

    private Future<Void> read(List<PodStore.Entry> entries, SegmentBuilder builder) {
        List<PodStore.Entry> rdf = entries.stream().filter(documents::isIndexed).toList();
        if (rdf.isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.all(rdf.stream().map(documents::bytes).toList())
                .compose(bytes -> vertx.executeBlocking(
                        () -> {
                            for (int i = 0; i < rdf.size(); i++) {
                                documents.add(rdf.get(i), bytes.resultAt(i), builder);
                                check(builder.size());
                            }
                            return null;
                        },
                        false));
    }

    private void check(int triples) {
        if (triples > limits.podTriples()) {
            throw SparqlProblems.podTooLarge(limits.podTriples());
        }
    }
}
