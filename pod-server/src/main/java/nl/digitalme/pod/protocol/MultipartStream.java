package nl.digitalme.pod.protocol;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Multipart} of content that is too large to hold: each range is opened when the one before it was read. */
final class MultipartStream implements ReadStream<Buffer> {
    private final Multipart parts;
    private final Function<ByteRange, Future<ReadStream<Buffer>>> opener;
    private final Deque<ByteRange> waiting;
    private final Context context = Vertx.currentContext();
    private Optional<ReadStream<Buffer>> open = Optional.empty();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private boolean paused;
    private boolean busy;

    MultipartStream(Multipart parts, Function<ByteRange, Future<ReadStream<Buffer>>> opener) {
        this.parts = parts;
        this.opener = opener;
        this.waiting = new ArrayDeque<>(parts.ranges());
    }

    private void next() {
        if (busy || paused || open.isPresent() || handler == null) {
            return;
        }
        busy = true;
        context.runOnContext(now -> {
            if (waiting.isEmpty()) {
                give(parts.end());
                end();
            } else {
                open(waiting.remove());
            }
        });
    }

    private void open(ByteRange range) {
        give(parts.head(range));
        opener.apply(range)
                .onSuccess(stream -> context.runOnContext(now -> read(stream)))
                .onFailure(this::fail);
    }

    private void read(ReadStream<Buffer> stream) {
        if (handler == null) {
            stream.handler(null);
            return;
        }
        busy = false;
        open = Optional.of(stream);
        stream.exceptionHandler(this::fail);
        stream.endHandler(ended -> {
            open = Optional.empty();
            next();
        });
        if (paused) {
            stream.pause();
        }
        stream.handler(this::give);
    }

    private void give(Buffer bytes) {
        if (handler != null) {
            handler.handle(bytes);
        }
    }

    private void end() {
        if (endHandler != null) {
            endHandler.handle(null);
        }
    }

    private void fail(Throwable failure) {
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> chunks) {
        handler = chunks;
        if (chunks == null) {
            open.ifPresent(stream -> stream.handler(null)); // nobody reads on: this closes it
        }
        next();
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
        endHandler = end;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> failure) {
        exceptionHandler = failure;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        open.ifPresent(ReadStream::pause);
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        paused = false;
        open.ifPresent(ReadStream::resume);
        next();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return resume();
    }
}
