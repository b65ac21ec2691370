package nl.digitalme.pod.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chunks that are made one after another, each when the reader has room for it. Everything on one event loop. */
public abstract class PullStream implements ReadStream<Buffer>, AutoCloseable {
    private final Context context;
    private Optional<Handler<Buffer>> handler = Optional.empty();
    private Optional<Handler<Void>> endHandler = Optional.empty();
    private Optional<Handler<Throwable>> exceptionHandler = Optional.empty();
    private long demand = Long.MAX_VALUE;
    private boolean asking;
    private boolean ended;

    protected PullStream(Context context) {
        this.context = context;
    }

    /** The next chunk, or empty at the end. Not asked for again before it has answered. */
    protected abstract Future<Optional<Buffer>> next();

    /** Nobody reads on. Called once, unless the end was reached. */
    protected void abandoned() {}

    private void flow() {
        if (asking || ended || demand == 0 || handler.isEmpty()) {
            return;
        }
        asking = true;
        // Always later: a stream that answers at once must not run through its reader's stack.
        context.runOnContext(now -> next().onComplete(read -> context.runOnContext(here -> {
            asking = false;
            if (read.failed()) {
                fail(read.cause());
            } else {
                read.result().ifPresentOrElse(this::give, this::end);
            }
        })));
    }

    private void give(Buffer chunk) {
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
        if (chunk.length() > 0) {
            handler.ifPresent(reader -> reader.handle(chunk));
        }
        flow();
    }

    private void end() {
        if (!ended) {
            ended = true;
            endHandler.ifPresent(reader -> reader.handle(null));
        }
    }

    private void fail(Throwable failure) {
        if (!ended) {
            ended = true;
            exceptionHandler.ifPresent(reader -> reader.handle(failure));
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            abandoned();
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> chunks) {
        handler = Optional.ofNullable(chunks);
        if (chunks == null) {
            close();
        }
        flow();
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
        endHandler = Optional.ofNullable(end);
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> failure) {
        exceptionHandler = Optional.ofNullable(failure);
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
        demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        flow();
        return this;
    }
}
