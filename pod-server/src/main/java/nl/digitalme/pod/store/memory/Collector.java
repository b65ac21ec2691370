package nl.digitalme.pod.store.memory;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import nl.digitalme.pod.domain.PodProblem;

/** Reads a body to its end, or fails when it is longer than its limit. */
final class Collector {
    private final Buffer bytes = Buffer.buffer();
    private final Promise<Buffer> whole = Promise.promise();

    private Collector() {}

    static Future<Buffer> collect(ReadStream<Buffer> body, long limit) {
        Collector collector = new Collector();
        body.exceptionHandler(collector.whole::tryFail);
        body.endHandler(end -> collector.whole.tryComplete(collector.bytes));
        body.handler(chunk -> collector.take(chunk, body, limit));
        body.resume();
        return collector.whole.future();
    }

    private void take(Buffer chunk, ReadStream<Buffer> body, long limit) {
        if (bytes.length() + (long) chunk.length() > limit) {
            body.pause();
            whole.tryFail(PodProblem.tooLarge(limit));
        } else {
            bytes.appendBuffer(chunk);
        }
    }
}
