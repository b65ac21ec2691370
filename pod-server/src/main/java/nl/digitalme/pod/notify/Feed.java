package nl.digitalme.pod.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import nl.digitalme.pod.store.PullStream;

/** Messages as an answer that does not end: a line for each, an empty line to keep the connection. */
final class Feed extends PullStream {
    private static final int MOST_WAITING = 256;

    private final Context home;
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private final Receiver receiver = new Pen();
    private Optional<Promise<Optional<Buffer>>> asked = Optional.empty();
    private Runnable gone = () -> {};
    private boolean over;

    Feed(Context home) {
        super(home);
        this.home = home;
    }

    /** Where to write. */
    Receiver receiver() {
        return receiver;
    }

    /** Runs this when nobody reads any more. */
    Feed whenGone(Runnable then) {
        gone = then;
        return this;
    }

    @Override
    protected Future<Optional<Buffer>> next() {
        if (!waiting.isEmpty() || over) {
            return Future.succeededFuture(Optional.ofNullable(waiting.poll()));
        }
        Promise<Optional<Buffer>> promise = Promise.promise();
        asked = Optional.of(promise);
        return promise.future();
    }

    @Override
    protected void abandoned() {
        over = true;
        waiting.clear();
        gone.run();
    }

    private void push(String text) {
        home.runOnContext(now -> {
            if (over) {
                return;
            }
            if (waiting.size() == MOST_WAITING) { // who reads too slowly may come back
                finish();
            } else {
                waiting.add(Buffer.buffer(text));
                answer();
            }
        });
    }

    private void finish() {
        over = true;
        waiting.clear();
        answer();
        gone.run();
    }

    private void answer() {
        Optional<Promise<Optional<Buffer>>> promise = asked;
        asked = Optional.empty();
        promise.ifPresent(open -> open.complete(Optional.ofNullable(waiting.poll())));
    }

    /** The writing end; may be used from any thread. */
    private final class Pen implements Receiver {
        @Override
        public void send(String message) {
            push(message + "\n");
        }

        @Override
        public void keepAlive() {
            push("\n");
        }

        @Override
        public void close() {
            home.runOnContext(now -> {
                if (!over) {
                    finish();
                }
            });
        }
    }
}
