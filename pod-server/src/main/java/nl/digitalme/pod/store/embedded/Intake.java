package nl.digitalme.pod.store.embedded;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import nl.digitalme.pod.domain.PodProblem;

/** Streams a body into a file, up to a limit; only a few chunks of it are in memory at any time. */
final class Intake {
    private final ReadStream<Buffer> body;
    private final AsyncFile file;
    private final long limit;
    private final Promise<Long> written = Promise.promise();
    private long length;
    private int underWay;
    private boolean ended;

    private Intake(ReadStream<Buffer> body, AsyncFile file, long limit) {
        this.body = body;
        this.file = file;
        this.limit = limit;
    }

    /** Gives the length when the whole body is written (not yet synced). A body that fails is left paused. */
    static Future<Long> copy(ReadStream<Buffer> body, AsyncFile file, long limit) {
        Intake intake = new Intake(body, file, limit);
        body.exceptionHandler(intake::fail);
        body.endHandler(end -> intake.end());
        body.handler(intake::take);
        body.resume();
        return intake.written.future();
    }

    private synchronized void take(Buffer chunk) {
        length += chunk.length();
        if (length > limit) {
            fail(PodProblem.tooLarge(limit));
        } else if (!written.future().isComplete()) {
            underWay++;
            file.write(chunk).onSuccess(done -> chunkWritten()).onFailure(this::fail);
            if (file.writeQueueFull()) {
                body.pause();
                file.drainHandler(room -> body.resume());
            }
        }
    }

    private synchronized void chunkWritten() {
        underWay--;
        complete();
    }

    private synchronized void end() {
        ended = true;
        complete();
    }

    private void complete() {
        if (ended && underWay == 0) {
            written.tryComplete(length);
        }
    }

    private synchronized void fail(Throwable failure) {
        if (written.tryFail(failure)) {
            body.pause();
        }
    }
}
