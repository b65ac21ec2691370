package nl.digitalme.pod.sparql.guard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.digitalme.pod.domain.PodProblem;
import org.apache.jena.query.QueryCancelledException;

/**
 * What one query may still use. Everything that can run long or grow large asks here, so that a query that finds
 * nothing stops in time as well as one that finds too much.
 */
public final class Budget {
    private static final int TICKS_PER_CHECK = 1024;

    private final QueryLimits limits;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile long deadline;
    private int ticks;
    private long heldRows;
    private long madeText;
    private Optional<PodProblem> reason = Optional.empty();

    public Budget(QueryLimits limits) {
        this.limits = limits;
        start();
    }

    /** The query has its turn: its time begins. */
    public void start() {
        deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Nobody waits for the answer any more; from any thread. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Set when the query is cancelled; ARQ looks at it between rows. */
    public AtomicBoolean cancelSignal() {
        return cancelled;
    }

    /** One small step of work. */
    public void tick() {
        if (++ticks >= TICKS_PER_CHECK) {
            ticks = 0;
            check();
        }
    }

    public void check() {
        if (cancelled.get()) {
            throw new QueryCancelledException();
        }
        if (System.nanoTime() - deadline > 0) {
            throw stop(SparqlProblems.tooSlow(limits.time()));
        }
    }

    // The one exception that ARQ lets through everywhere: a FILTER takes any other for "no", and logs the query.
    private QueryCancelledException stop(PodProblem why) {
        reason = reason.or(() -> Optional.of(why));
        cancelled.set(true);
        return new QueryCancelledException();
    }

    /** Why the query was stopped, in words; the exception itself when nobody waits for them. */
    public RuntimeException explain(QueryCancelledException stopped) {
        return reason.<RuntimeException>map(why -> why).orElse(stopped);
    }

    /** Nanoseconds until the time is up. */
    public long left() {
        return deadline - System.nanoTime();
    }

    /** One row that must stay in memory: for sorting, for grouping, for leaving out duplicates, for a join. */
    public void hold() {
        tick();
        if (++heldRows > limits.heldRows()) {
            throw stop(SparqlProblems.tooManyRows(limits.heldRows()));
        }
    }

    /** Text that the query makes. */
    void makeText(long characters) {
        madeText += characters;
        if (madeText > limits.madeText()) {
            throw stop(SparqlProblems.tooMuchText(limits.madeText()));
        }
    }
}
