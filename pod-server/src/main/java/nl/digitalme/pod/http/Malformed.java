package nl.digitalme.pod.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Messages that are no proper requests. They end here, and so does their connection: what follows may not be one. */
final class Malformed {
    private static final int BAD = 400;

    private Malformed() {}

    /** Refuses what netty could not read. */
    static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : BAD;
        refuse(request, status, "The request line or the header fields are malformed or too long.");
    }

    /** Whether a request that could be read is none all the same; then it is refused. */
    static boolean refused(HttpServerRequest request) {
        String path = request.path();
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            refuse(request, BAD, "The request target must be a path.");
            return true;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            return false;
        }
        MultiMap headers = request.headers();
        // RFC 9112 section 3.2: exactly one Host. Nothing here depends on it, but on servers in front of us it does.
        if (headers.getAll(HttpHeaders.HOST).size() != 1) {
            refuse(request, BAD, "There must be exactly one Host field.");
            return true;
        }
        // RFC 9112 section 6.1: 501 for a transfer coding that is not understood.
        String coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            refuse(request, 501, "The only transfer coding here is chunked.");
            return true;
        }
        return false;
    }

    private static void refuse(HttpServerRequest request, int status, String detail) {
        DateField.addTo(request.response().headers());
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Connection", "close")
                .end("{\"type\":\"about:blank\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}")
                .onComplete(sent -> request.connection().close());
    }
}
