package nl.digitalme.pod.store.memory;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import nl.digitalme.pod.store.PullStream;

/** A buffer as a stream of one chunk, given when somebody asks for it. */
final class BufferStream extends PullStream {
    private Optional<Buffer> bytes;

    BufferStream(Context context, Buffer bytes) {
        super(context);
        this.bytes = Optional.of(bytes);
    }

    @Override
    protected Future<Optional<Buffer>> next() {
        Optional<Buffer> all = bytes;
        bytes = Optional.empty();
        return Future.succeededFuture(all);
    }
}
