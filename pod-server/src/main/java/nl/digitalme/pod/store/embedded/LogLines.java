package nl.digitalme.pod.store.embedded;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;

/**
 * Takes lines for the access logs to the committer. What one event loop brings while it works through the requests that
 * came in together goes as one piece of work and is answered as one: the way to the committer's thread and back costs
 * several times what a line costs.
 */
final class LogLines {
    private final Vertx vertx;
    private final Committer committer;
    private final ThreadLocal<List<Line>> gathered = ThreadLocal.withInitial(ArrayList::new);

    LogLines(Vertx vertx, Committer committer) {
        this.vertx = vertx;
        this.committer = committer;
    }

    /** A line for the log of a pod, and who waits for it to be written. */
    record Line(String pod, Buffer text, Promise<Void> written) {}

    Future<Void> append(String pod, Buffer text) {
        Line line = new Line(pod, text, Promise.promise());
        if (!Context.isOnEventLoopThread()) {
            send(List.of(line));
            return line.written().future();
        }
        List<Line> together = gathered.get();
        together.add(line);
        if (together.size() == 1) {
            vertx.getOrCreateContext().runOnContext(allThatCameIn -> {
                gathered.remove();
                send(together);
            });
        }
        return line.written().future();
    }

    private void send(List<Line> lines) {
        Answer<List<Line>> answer = new Answer<>(vertx);
        answer.future().onComplete(done -> lines.forEach(line -> settle(line, done)));
        committer.accept(new Work.Append(lines, answer));
    }

    private static void settle(Line line, AsyncResult<List<Line>> done) {
        if (done.failed()) {
            line.written().fail(done.cause());
        } else if (done.result().contains(line)) {
            line.written().fail(PodProblem.notFound());
        } else {
            line.written().complete();
        }
    }
}
