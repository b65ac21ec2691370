package nl.digitalme.pod.store.embedded;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A file that closes itself when it was read, when it fails, and when its reader turns away (sets no handler). */
final class FileStream implements ReadStream<Buffer> {
    private final AsyncFile file;
    private boolean closed;

    FileStream(AsyncFile file) {
        this.file = file;
    }

    private void close() {
        if (!closed) {
            closed = true;
            file.close();
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (!closed) {
            file.handler(handler);
        }
        if (handler == null) {
            close();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        if (!closed) {
            file.endHandler(end -> {
                close();
                if (handler != null) {
                    handler.handle(end);
                }
            });
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        if (!closed) {
            file.exceptionHandler(failure -> {
                close();
                if (handler != null) {
                    handler.handle(failure);
                }
            });
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        if (!closed) {
            file.pause();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        if (!closed) {
            file.resume();
        }
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        if (!closed) {
            file.fetch(amount);
        }
        return this;
    }
}
