package nl.digitalme.pod.sparql;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.SparqlProblems;

/**
 * Where an answer is written to. Its first part is held back: a small answer goes out whole, and what goes wrong before
 * the first part is full is still a clean problem with a status of its own.
 */
final class AnswerStream extends OutputStream {
    private static final int PART = 32 * 1024;

    private final Promise<PodResponse.Body> body;
    private final Outflow outflow;
    private final long limit;
    private Buffer part = Buffer.buffer(PART);
    private long written;
    private boolean isFlowing;

    AnswerStream(Context context, Budget budget, long limit, Promise<PodResponse.Body> body) {
        this.body = body;
        this.outflow = new Outflow(context, budget);
        this.limit = limit;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        written += length;
        if (written > limit) {
            throw SparqlProblems.answerTooLarge(limit);
        }
        part.appendBytes(bytes, from, length);
        if (part.length() >= PART) {
            handOver();
        }
    }

    private void handOver() {
        if (!isFlowing) {
            isFlowing = true;
            body.complete(new PodResponse.Streamed(outflow, -1));
        }
        outflow.put(part);
        part = Buffer.buffer(PART);
    }

    /** The answer is whole. */
    void finish() {
        if (!isFlowing) {
            body.complete(new PodResponse.Bytes(part));
            return;
        }
        if (part.length() > 0) {
            outflow.put(part);
        }
        outflow.finish();
    }

    /** It went wrong: a problem while nothing was sent, a broken answer after that. */
    void fail(Throwable failure) {
        if (isFlowing) {
            outflow.fail(failure);
        } else {
            body.fail(failure);
        }
    }
}
