package nl.digitalme.pod.store.memory;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A buffer as a stream of one chunk, given when somebody asks for it. */
final class BufferStream implements ReadStream<Buffer> {
    private final Context context;
    private final Buffer bytes;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private boolean paused;
    private boolean given;

    BufferStream(Context context, Buffer bytes) {
        this.context = context;
        this.bytes = bytes;
    }

    private void give() {
        context.runOnContext(now -> {
            if (given || paused || handler == null) {
                return;
            }
            given = true;
            if (bytes.length() > 0) {
                handler.handle(bytes);
            }
            if (endHandler != null) {
                endHandler.handle(null);
            }
        });
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> chunks) {
        handler = chunks;
        give();
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
        endHandler = end;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> failure) {
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
        give();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        return resume();
    }
}
