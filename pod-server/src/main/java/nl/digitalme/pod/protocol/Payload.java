package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * The body of a request, not read yet: an operation asks for it after access was decided, and only then a client that
 * waits for {@code 100 Continue} gets it (RFC 9110 section 10.1.1). It can be asked for once.
 */
public interface Payload {
    /** No body at all. */
    Payload NONE = new NoPayload();

    /** Whether the client sent a body, an empty one included. */
    boolean isPresent();

    /** The length that the client declared; -1 when it did not. */
    long declaredLength();

    /**
     * The whole body; fails with 413 when it is longer than {@code limit} bytes, and when the client goes away before
     * its end.
     */
    Future<Buffer> whole(long limit);

    /** The body as it comes in, for what is too large to hold. Fails its exception handler when it ends too early. */
    ReadStream<Buffer> stream();
}
