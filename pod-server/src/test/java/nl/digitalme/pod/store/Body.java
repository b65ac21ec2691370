package nl.digitalme.pod.store;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** A request body for tests: chunks, made when asked for, and then an end, good or bad. */
public final class Body implements ReadStream<Buffer> {
    private final Context context;
    private final Iterator<Buffer> chunks;
    private final Optional<Throwable> badEnd;
    private Handler<Buffer> handler = chunk -> {};
    private Handler<Void> endHandler = end -> {};
    private Handler<Throwable> failureHandler = failure -> {};
    private boolean paused = true;
    private boolean ended;

    private Body(Vertx vertx, Stream<Buffer> chunks, Optional<Throwable> badEnd) {
        this.context = vertx.getOrCreateContext();
        this.chunks = chunks.iterator();
        this.badEnd = badEnd;
    }

    public static Body of(Vertx vertx, Stream<Buffer> chunks) {
        return new Body(vertx, chunks, Optional.empty());
    }

    public static Body thatBreaksOff(Vertx vertx, Stream<Buffer> chunks) {
        return new Body(vertx, chunks, Optional.of(new IllegalStateException("connection closed")));
    }

    private void flow() {
        context.runOnContext(now -> {
            while (!paused && chunks.hasNext()) {
                handler.handle(chunks.next());
            }
            if (!paused && !ended) {
                ended = true;
                badEnd.ifPresentOrElse(failureHandler::handle, () -> endHandler.handle(null));
            }
        });
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> chunkHandler) {
        handler = chunkHandler == null ? chunk -> {} : chunkHandler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> end) {
        endHandler = end == null ? none -> {} : end;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> failure) {
        failureHandler = failure == null ? none -> {} : failure;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        paused = false;
        flow();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return resume();
    }
}
