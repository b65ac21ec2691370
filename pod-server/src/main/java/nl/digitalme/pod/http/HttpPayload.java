package nl.digitalme.pod.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.Payload;

/** The body of a request that is held back until somebody asks for it. */
final class HttpPayload implements Payload {
    private static final long UNKNOWN = -1;

    private final HttpServerRequest request;
    private final BodySpace.Share share;
    private final long declared;

    HttpPayload(HttpServerRequest request, BodySpace.Share share) {
        this.request = request;
        this.share = share;
        this.declared = declaredLength(request);
    }

    static boolean isPresent(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? UNKNOWN : Long.parseLong(length.trim());
        } catch (NumberFormatException malformed) {
            throw PodProblem.badRequest("Content-Length must be a number.");
        }
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public long declaredLength() {
        return declared;
    }

    @Override
    public Future<Buffer> whole(long limit) {
        if (declared > limit) {
            return Future.failedFuture(PodProblem.tooLarge(limit));
        }
        return declared == 0 ? Future.succeededFuture(Buffer.buffer()) : collect(limit);
    }

    private Future<Buffer> collect(long limit) {
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer(); // grows with what comes, not with what was announced
        ReadStream<Buffer> body = stream();
        body.exceptionHandler(failed -> whole.tryFail(endedEarly()));
        body.endHandler(ended -> whole.tryComplete(collected));
        body.handler(chunk -> {
            if (collected.length() + chunk.length() > limit) {
                refuse(whole, PodProblem.tooLarge(limit));
            } else if (!share.take(chunk.length())) {
                refuse(whole, PodProblem.busy());
            } else {
                collected.appendBuffer(chunk);
            }
        });
        body.resume();
        return whole.future();
    }

    private void refuse(Promise<Buffer> whole, PodProblem problem) {
        request.handler(rest -> {});
        whole.tryFail(problem);
    }

    @Override
    public ReadStream<Buffer> stream() {
        // RFC 9110 section 10.1.1: only now, with access decided, the client may send what it holds back.
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return request;
    }

    private static PodProblem endedEarly() {
        return PodProblem.badRequest("The body ended before its end. Nothing was changed.");
    }
}
