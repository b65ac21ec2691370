package nl.digitalme.pod.sparql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.sparql.guard.QueryLimits;

/**
 * Lets a few queries run at a time on threads of their own, some wait, and refuses the rest: the server stays
 * itself.
 */
final class Turns {
    // Only for Vert.x's warning about blocked threads: budgets end queries.
    private static final int LONGEST_MINUTES = 60;

    private final WorkerExecutor workers;
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    Turns(Vertx vertx, QueryLimits limits) {
        this.workers = vertx.createSharedWorkerExecutor("sparql", limits.atOnce(), LONGEST_MINUTES, TimeUnit.MINUTES);
        this.most = limits.atOnce() + limits.waiting();
    }

    /** Runs this when its turn comes. */
    Future<Void> take(Runnable work) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return Future.failedFuture(PodProblem.busy());
        }
        return workers.<Void>executeBlocking(
                        () -> {
                            work.run();
                            return null;
                        },
                        false)
                .onComplete(done -> taken.decrementAndGet());
    }
}
