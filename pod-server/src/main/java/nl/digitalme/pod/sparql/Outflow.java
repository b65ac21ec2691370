package nl.digitalme.pod.sparql;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.digitalme.pod.sparql.guard.Budget;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/**
 * Carries an answer from the worker that makes it to the event loop that sends it. The worker waits when the client
 * reads slowly, but never beyond the query's time; a client that goes away stops the worker.
 */
final class Outflow implements ReadStream<Buffer>, AutoCloseable {
    private static final int MOST_WAITING = 8;

    private final Context context;
    private final Budget budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private Optional<End> end = Optional.empty();
    private boolean abandoned;

    // Touched on the context only.
    private long demand = Long.MAX_VALUE;
    private boolean isOver;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;

    Outflow(Context context, Budget budget) {
        this.context = context;
        this.budget = budget;
    }

    private record End(Optional<Throwable> failure) {}

    /** Hands over a part of the answer; waits while the client is behind. From the worker. */
    void put(Buffer part) {
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING && !abandoned) {
                awaitRoom();
            }
            if (abandoned) {
                throw new QueryCancelledException();
            }
            waiting.add(part);
        } finally {
            lock.unlock();
        }
        context.runOnContext(unused -> flow());
    }

    private void awaitRoom() {
        try {
            if (budget.left() <= 0 || room.awaitNanos(Math.min(budget.left(), TimeUnit.SECONDS.toNanos(1))) < 0) {
                budget.check();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException();
        }
    }

    /** The answer is whole. From the worker. */
    void finish() {
        end(new End(Optional.empty()));
    }

    /** The answer breaks off: whoever sends it must let the client see that. From the worker. */
    void fail(Throwable failure) {
        end(new End(Optional.of(failure)));
    }

    private void end(End how) {
        lock.lock();
        try {
            end = Optional.of(how);
        } finally {
            lock.unlock();
        }
        context.runOnContext(unused -> flow());
    }

    /** Nobody reads this any more: the query stops. */
    @Override
    public void close() {
        budget.cancel();
        lock.lock();
        try {
            abandoned = true;
            waiting.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void flow() {
        while (demand > 0 && handler != null) {
            Optional<Buffer> part = take();
            if (part.isEmpty()) {
                break;
            }
            demand = demand == Long.MAX_VALUE ? demand : demand - 1;
            handler.handle(part.get());
        }
        over().ifPresent(this::tell);
    }

    private Optional<Buffer> take() {
        lock.lock();
        try {
            room.signalAll();
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    private Optional<End> over() {
        lock.lock();
        try {
            return waiting.isEmpty() && !isOver && !abandoned && demand > 0 ? end : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void tell(End how) {
        isOver = true;
        if (how.failure().isPresent() && exceptionHandler != null) {
            exceptionHandler.handle(how.failure().get());
        } else if (how.failure().isEmpty() && endHandler != null) {
            endHandler.handle(null);
        }
    }

    @Override
    public Outflow handler(@Nullable Handler<Buffer> newHandler) {
        if (newHandler == null && handler != null && !isOver) {
            close(); // a pipe that failed lets go of its source this way
        }
        handler = newHandler;
        return this;
    }

    @Override
    public Outflow endHandler(@Nullable Handler<Void> newHandler) {
        endHandler = newHandler;
        return this;
    }

    @Override
    public Outflow exceptionHandler(@Nullable Handler<Throwable> newHandler) {
        exceptionHandler = newHandler;
        return this;
    }

    @Override
    public Outflow pause() {
        demand = 0;
        return this;
    }

    @Override
    public Outflow resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public Outflow fetch(long amount) {
        demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
        context.runOnContext(unused -> flow());
        return this;
    }
}
