package nl.digitalme.pod.store.embedded;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;

/**
 * An answer that arrives where the question was asked: on the caller's Vert.x context, never on the committer's thread.
 */
final class Answer<T> {
    private final Promise<T> promise = Promise.promise();
    private final Context context;

    Answer(Vertx vertx) {
        context = vertx.getOrCreateContext();
    }

    Future<T> future() {
        return promise.future();
    }

    void give(T value) {
        deliver(() -> promise.tryComplete(value));
    }

    void fail(Throwable failure) {
        deliver(() -> promise.tryFail(failure));
    }

    private void deliver(Runnable answer) {
        try {
            context.runOnContext(now -> answer.run());
        } catch (RejectedExecutionException vertxIsClosed) {
            answer.run();
        }
    }
}
