package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

final class NoPayload implements Payload {
    @Override
    public boolean isPresent() {
        return false;
    }

    @Override
    public long declaredLength() {
        return 0;
    }

    @Override
    public Future<Buffer> whole(long limit) {
        return Future.succeededFuture(Buffer.buffer());
    }

    @Override
    public ReadStream<Buffer> stream() {
        throw new IllegalStateException("There is no body.");
    }
}
