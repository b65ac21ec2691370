package nl.digitalme.pod.protocol;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/**
 * Patches of one document one after the other, and of different documents side by side. The next patch starts as soon
 * as the one before it stands in the store's queue: it works on what that will have written, and expects its version.
 * When a commit fails, those behind it fail too, and all start over from the store; so nothing is ever lost or built on
 * sand.
 */
final class PatchLanes {
    private static final int LONGEST_QUEUE = 1000;
    private static final int BYTES_PER_BYTE = 12; // what a byte of text takes when parsed, roughly

    private final PodStore store;
    private final Workers workers;
    private final ConcurrentMap<ResourceId, Lane> lanes = new ConcurrentHashMap<>();
    private final Cache<ResourceId, OpenDocument> hot;

    PatchLanes(PodStore store, Workers workers, long cacheBytes) {
        this.store = store;
        this.workers = workers;
        this.hot = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((ResourceId id, OpenDocument document) ->
                        500 + BYTES_PER_BYTE * document.bytes().length())
                .build();
    }

    /** One patch: from the newest state of its document to the edit that changes it. */
    interface Work {
        Future<Draft> on(OpenDocument now);
    }

    /** What to commit, and the state that the document has then. */
    record Draft(Edit edit, OpenDocument next) {}

    /** The work was done on a state that did not come about; do it again. */
    static final class StartOver extends RuntimeException {
        private static final long serialVersionUID = 1;

        StartOver() {
            super("The document changed meanwhile.", null, false, false);
        }
    }

    /** The version that the patch made; fails with {@link StartOver}, or as its work or the store fails. */
    Future<Version> run(ResourceId id, Work work) {
        Promise<Version> answer = Promise.promise();
        Lane lane = lanes.compute(id, (same, known) -> {
            Lane open = known == null ? new Lane(id) : known;
            open.join(new Turn(work, answer));
            return open;
        });
        lane.proceed();
        return onCallersContext(answer.future());
    }

    // The store answers on the context of whoever was in the lane; a request goes on where it began.
    private static <T> Future<T> onCallersContext(Future<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : Future.fromCompletionStage(answer.toCompletionStage(), context);
    }

    private record Turn(Work work, Promise<Version> answer) {}

    private final class Lane {
        private final ResourceId id;
        private final Deque<Turn> waiting = new ArrayDeque<>();
        private Optional<OpenDocument> newest = Optional.empty();
        private boolean busy;
        private int commits;
        private int generation;

        Lane(ResourceId id) {
            this.id = id;
        }

        synchronized void join(Turn turn) {
            waiting.add(turn);
        }

        private synchronized boolean isIdle() {
            return !busy && waiting.isEmpty() && commits == 0;
        }

        private synchronized Optional<Turn> next() {
            if (busy || waiting.isEmpty()) {
                return Optional.empty();
            }
            busy = true;
            return Optional.of(waiting.remove());
        }

        private synchronized void free() {
            busy = false;
        }

        // A loop and not a recursion, however many turns are taken without waiting.
        void proceed() {
            for (Optional<Turn> turn = next(); turn.isPresent(); turn = next()) {
                Future<Void> taken = take(turn.get());
                if (!taken.isComplete()) {
                    taken.onComplete(done -> {
                        free();
                        proceed();
                    });
                    return;
                }
                free();
            }
            lanes.computeIfPresent(id, (same, lane) -> lane == this && leave() ? null : lane);
        }

        private synchronized boolean leave() {
            if (isIdle()) {
                newest.ifPresent(document -> hot.put(id, document));
                return true;
            }
            return false;
        }

        private Future<Void> take(Turn turn) {
            if (waitingTooMany()) {
                turn.answer().fail(PodProblem.busy());
                return Future.succeededFuture();
            }
            return newest().compose(now -> draft(turn, now)).otherwise(failed -> {
                turn.answer().tryFail(failed);
                return null;
            });
        }

        private synchronized boolean waitingTooMany() {
            return waiting.size() >= LONGEST_QUEUE;
        }

        private synchronized Future<OpenDocument> newest() {
            return newest.map(Future::succeededFuture).orElseGet(() -> load(id));
        }

        private Future<Void> draft(Turn turn, OpenDocument now) {
            return workOn(turn, now)
                    .onSuccess(draft -> commit(turn, draft))
                    .onFailure(failed -> refuse(turn, now, failed))
                    .transform(done -> Future.succeededFuture());
        }

        private Future<Draft> workOn(Turn turn, OpenDocument now) {
            try {
                return turn.work().on(now);
            } catch (RuntimeException failed) {
                return Future.failedFuture(failed);
            }
        }

        // What a patch was refused for may be the work of one before it that fails yet; then it was refused for
        // nothing.
        private void refuse(Turn turn, OpenDocument now, Throwable failed) {
            now.durable().onComplete(stored -> turn.answer().fail(stored.succeeded() ? failed : new StartOver()));
        }

        private void commit(Turn turn, Draft draft) {
            Future<Version> durable = store.commit(draft.edit());
            int mine = remember(draft.next().becoming(durable));
            durable.onComplete(stored -> {
                settle(stored.succeeded(), mine);
                if (stored.succeeded()) {
                    turn.answer().complete(stored.result());
                } else {
                    turn.answer().fail(raced(stored.cause()) ? new StartOver() : stored.cause());
                }
                proceed();
            });
        }

        private synchronized int remember(OpenDocument next) {
            newest = Optional.of(next);
            commits++;
            return generation;
        }

        private synchronized void settle(boolean stored, int mine) {
            commits--;
            if (!stored && mine == generation) {
                newest = Optional.empty();
                generation++;
            }
        }
    }

    private static boolean raced(Throwable failed) {
        return failed instanceof PodProblem problem && problem.status() == 412;
    }

    private Future<OpenDocument> load(ResourceId id) {
        Optional<OpenDocument> kept = Optional.ofNullable(hot.asMap().remove(id)); // whoever has it may change it
        return store.read(id).compose(now -> {
            if (!(now instanceof Lookup.Found found)) {
                return Future.succeededFuture(OpenDocument.missing());
            }
            return kept.filter(document -> document.isAt(found.version()))
                    .map(Future::succeededFuture)
                    .orElseGet(() -> parse(id, found));
        });
    }

    private Future<OpenDocument> parse(ResourceId id, Lookup.Found found) {
        Content.Inline content = OpenDocument.inline(found);
        RdfFormat format = RdfFormat.of(content.mediaType()).orElseThrow();
        return workers.parse(id, format, content.bytes()).map(model -> OpenDocument.stored(found, model));
    }
}
