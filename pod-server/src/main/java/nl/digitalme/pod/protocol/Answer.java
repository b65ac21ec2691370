package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.PodStore;

/** The answers to a read: whole, in part, not modified (RFC 9110 sections 14 and 15.4.5). */
record Answer(Representation representation, Decision decision) {

    PodResponse notModified() {
        List<Map.Entry<String, String>> headers = headers();
        headers.removeIf(header -> header.getKey().equals("Content-Type"));
        return new PodResponse(304, headers, PodResponse.EMPTY);
    }

    PodResponse bytes(PodRequest request, Buffer bytes) {
        ByteRange.Asked asked = asked(request, bytes.length());
        if (asked instanceof ByteRange.Parts parts) {
            if (parts.ranges().size() > 1) {
                Multipart several = several(bytes.length(), parts);
                return several(several, new PodResponse.Bytes(several.cutFrom(bytes)));
            }
            ByteRange range = parts.ranges().get(0);
            Buffer slice = bytes.slice((int) range.from(), (int) range.to());
            return part(range, bytes.length(), new PodResponse.Bytes(slice));
        }
        return asked instanceof ByteRange.Unsatisfiable
                ? unsatisfiable(bytes.length())
                : new PodResponse(200, headers(), representation.body());
    }

    Future<PodResponse> large(PodRequest request, PodStore store, Content.Large content) {
        ByteRange.Asked asked = asked(request, content.length());
        if (asked instanceof ByteRange.Unsatisfiable) {
            return Future.succeededFuture(unsatisfiable(content.length()));
        }
        if (asked instanceof ByteRange.Parts parts && parts.ranges().size() > 1) {
            Multipart several = several(content.length(), parts);
            MultipartStream stream = new MultipartStream(
                    several, range -> store.download(request.target().pod(), content, range.from(), range.to()));
            return Future.succeededFuture(several(several, new PodResponse.Streamed(stream, several.total())));
        }
        ByteRange range =
                asked instanceof ByteRange.Parts parts ? parts.ranges().get(0) : new ByteRange(0, content.length());
        return body(request, store, content, range)
                .map(body -> asked instanceof ByteRange.Parts
                        ? part(range, content.length(), body)
                        : new PodResponse(200, headers(), body));
    }

    private Multipart several(long length, ByteRange.Parts parts) {
        return Multipart.of(representation.mediaType(), length, parts.ranges());
    }

    private PodResponse several(Multipart parts, PodResponse.Body body) {
        List<Map.Entry<String, String>> headers = headers();
        headers.removeIf(header -> header.getKey().equals("Content-Type"));
        headers.add(Map.entry("Content-Type", parts.contentType()));
        return new PodResponse(206, headers, body);
    }

    private static Future<PodResponse.Body> body(
            PodRequest request, PodStore store, Content.Large content, ByteRange range) {
        String pod = request.target().pod();
        Optional<Path> file = store.file(pod, content);
        if (file.isPresent()) {
            return Future.succeededFuture(new PodResponse.FilePart(file.get(), range.from(), range.length()));
        }
        return store.download(pod, content, range.from(), range.to())
                .map(stream -> new PodResponse.Streamed(stream, range.length()));
    }

    // RFC 9110 section 14.2: Range is for GET only, and counts after the preconditions.
    private ByteRange.Asked asked(PodRequest request, long length) {
        return request.method() == Method.GET
                        && request.headers().conditions().range().isPresent()
                ? ByteRange.asked(
                        request.headers().conditions(), length, representation.tag(), representation.lastModified())
                : new ByteRange.Whole();
    }

    private PodResponse part(ByteRange range, long length, PodResponse.Body body) {
        List<Map.Entry<String, String>> headers = headers();
        headers.add(Map.entry("Content-Range", range.of(length)));
        return new PodResponse(206, headers, body);
    }

    private PodResponse unsatisfiable(long length) {
        List<Map.Entry<String, String>> headers = headers();
        headers.removeIf(header -> header.getKey().equals("Content-Type"));
        headers.add(Map.entry("Content-Range", "bytes */" + length));
        return new PodResponse(416, headers, PodResponse.EMPTY);
    }

    private List<Map.Entry<String, String>> headers() {
        List<Map.Entry<String, String>> headers =
                new ArrayList<>(representation.headers().size() + 2);
        headers.addAll(representation.headers());
        headers.add(Headers.wacAllow(decision));
        return headers;
    }
}
