package nl.digitalme.pod.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.digitalme.pod.domain.PodProblem;

/** Waits for futures, which only tests may do. */
public final class Waiting {
    private Waiting() {}

    public static <T> T await(Future<T> future) {
        Throwable failure = settle(future);
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        return failure == null ? future.result() : fail(failure);
    }

    /** The failure of a future that must fail with a problem of this status. */
    public static void assertRefused(int status, Future<?> future) {
        PodProblem problem = assertInstanceOf(PodProblem.class, settle(future), "should have been refused");
        assertEquals(status, problem.status(), problem.getMessage());
    }

    public static Throwable settle(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException | TimeoutException never) {
            return fail("no answer within a minute", never);
        }
    }
}
