package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An answer as a value: status, headers in order (a name may come more than once), body. */
public record PodResponse(int status, List<Map.Entry<String, String>> headers, Body body) {

    /** What follows the headers. */
    public sealed interface Body {}

    public record Empty() implements Body {}

    public record Bytes(Buffer bytes) implements Body {}

    /** {@code length} bytes of a file, sent without passing through the heap. */
    public record FilePart(Path file, long from, long length) implements Body {}

    /** A body that is made while it is sent; {@code length} -1 when unknown (chunked). */
    public record Streamed(ReadStream<Buffer> stream, long length) implements Body {}

    public static final Body EMPTY = new Empty();

    public static PodResponse of(int status, Map<String, String> headers, Body body) {
        return new PodResponse(status, List.copyOf(headers.entrySet()), body);
    }
}
