package nl.digitalme.pod.grants;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What logging a read costs in the embedded store: 64 readers on one event loop, each waiting for its line. */
@Tag("bench")
class AccessLogCostTest {
    private static final int READERS = 64;
    private static final int EACH = 4_000;

    @Test
    void logging_a_read_costs_less_than_50_microseconds_of_cpu(@TempDir Path folder) throws Exception {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
        AccessLog log = AccessLog.in(store);
        await(store.commit(Edit.of(
                "anna",
                new Edit.Put(
                        ResourceId.root("anna"),
                        Expect.ANYTHING,
                        new Content.Inline("text/turtle", Buffer.buffer())))));
        double micros = 0;
        for (int round = 0; round < 4; round++) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            await(readers(vertx.getOrCreateContext(), log));
            double seconds = (System.nanoTime() - start) / 1e9;
            micros = (cpuNanos() - cpu) / 1e3 / (READERS * EACH);
            System.out.printf("logged reads: %.0f/s, %.1f us of CPU each%n", READERS * EACH / seconds, micros);
        }
        await(store.close());
        await(vertx.close());
        assertTrue(micros < 50, micros + " us");
    }

    private static Future<?> readers(Context loop, AccessLog log) {
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Promise<Void> done = Promise.promise();
            loop.runOnContext(none -> read(loop, log, EACH, done));
            readers.add(done.future());
        }
        return Future.all(readers);
    }

    private static void read(Context loop, AccessLog log, int more, Promise<Void> done) {
        if (more == 0) {
            done.complete();
            return;
        }
        ResourceId target = new ResourceId("anna", "profile/card");
        AccessEvent event = new AccessEvent(Instant.now(), Caller.PUBLIC, "read", target, 200, "r-0123456789");
        log.append(event).onComplete(logged -> loop.runOnContext(none -> read(loop, log, more - 1, done)), done::fail);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }
}
