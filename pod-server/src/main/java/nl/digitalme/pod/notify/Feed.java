package nl.digitalme.pod.notify;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Messages as an answer that does not end: a line for each, an empty line to keep the connection. */
final class Feed implements ReadStream<Buffer>, Receiver, AutoCloseable {
    private static final int MOST_WAITING = 256;

    private final Context home;
    private final Runnable gone;
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private Optional<Handler<Buffer>> handler = Optional.empty();
    private Optional<Handler<Void>> endHandler = Optional.empty();
    private long demand = Long.MAX_VALUE;
    private boolean ended;

    /** {@code gone} is run once, when nobody reads any more. */
    Feed(Context home, Runnable gone) {
        this.home = home;
        this.gone = gone;
    }

    @Override
    public void send(String message) {
        push(Buffer.buffer(message + "\n"));
    }

    @Override
    public void keepAlive() {
        push(Buffer.buffer("\n"));
    }

    private void push(Buffer line) {
        home.runOnContext(now -> {
            waiting.add(line);
            if (waiting.size() > MOST_WAITING) {
                finish();
            } else {
                flow();
            }
        });
    }

    private void flow() {
        while (demand > 0 && !waiting.isEmpty() && handler.isPresent()) {
            if (demand != Long.MAX_VALUE) {
                demand--;
            }
            handler.get().handle(waiting.remove());
        }
    }

    @Override
    public void close() {
        home.runOnContext(now -> finish());
    }

    private void finish() {
        if (!ended) {
            ended = true;
            waiting.clear();
            endHandler.ifPresent(end -> end.handle(null));
            gone.run();
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> next) {
        handler = Optional.ofNullable(next);
        if (next == null) { // the answer broke off
            close();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> next) {
        return this; // nothing fails: it ends
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> next) {
        endHandler = Optional.ofNullable(next);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        demand = 0;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
        flow();
        return this;
    }
}
