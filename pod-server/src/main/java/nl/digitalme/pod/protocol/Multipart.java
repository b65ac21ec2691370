package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Several ranges of one representation as {@code multipart/byteranges} (RFC 9110 section 14.6). */
record Multipart(String boundary, String mediaType, long length, List<ByteRange> ranges) {

    /** With a boundary that nobody can have put into the bytes. */
    static Multipart of(String mediaType, long length, List<ByteRange> ranges) {
        return new Multipart(Names.random(), mediaType, length, ranges);
    }

    String contentType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    /** What stands before the bytes of a range. */
    Buffer head(ByteRange range) {
        return ascii("\r\n--" + boundary + "\r\nContent-Type: " + mediaType + "\r\nContent-Range: " + range.of(length)
                + "\r\n\r\n");
    }

    Buffer end() {
        return ascii("\r\n--" + boundary + "--\r\n");
    }

    /** The length of all of it. */
    long total() {
        long total = end().length();
        for (ByteRange range : ranges) {
            total += head(range).length() + range.length();
        }
        return total;
    }

    /** All of it, from bytes that are in memory. */
    Buffer cutFrom(Buffer whole) {
        Buffer all = Buffer.buffer();
        for (ByteRange range : ranges) {
            all.appendBuffer(head(range)).appendBuffer(whole.slice((int) range.from(), (int) range.to()));
        }
        return all.appendBuffer(end());
    }

    private static Buffer ascii(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
