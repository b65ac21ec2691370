package nl.digitalme.pod.store.embedded;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store does in a second, without HTTP: printed, to be held against docs of earlier figures. */
@Tag("bench")
class StoreBench {
    private static final ResourceId ROOT = ResourceId.root("bench");
    private static final Content KILOBYTE = new Content.Inline("text/turtle", Buffer.buffer("x".repeat(1024)));
    private static final Content NOTHING = new Content.Inline("text/turtle", Buffer.buffer());
    private static final int PAGE = 1000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private PodStore store;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
        await(store.commit(Edit.of(ROOT.pod(), new Edit.Put(ROOT, Expect.ABSENT, NOTHING))));
    }

    @AfterEach
    void close() {
        await(store.close());
        await(vertx.close());
    }

    @Test
    void commits() {
        write("warm-up", 16, 20_000);
        write("commits of 1 kB, synced", 1, 5_000);
        write("commits of 1 kB, synced", 16, 50_000);
        write("commits of 1 kB, synced", 64, 100_000);
    }

    private void write(String what, int writers, int count) {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        long cpu = cpu();
        long start = System.nanoTime();
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            all.add(writeOn(what + writers, next, nanos));
        }
        await(Future.all(all));
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuPerCommit = (cpu() - cpu) / 1e6 / count;
        Arrays.sort(nanos);
        System.out.printf(
                "%s, %d writers: %,.0f/s, p50 %.2f ms, p99 %.2f ms, CPU %.3f ms%n",
                what, writers, count / seconds, nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6, cpuPerCommit);
    }

    private Future<Void> writeOn(String box, AtomicInteger next, long[] nanos) {
        int turn = next.getAndIncrement();
        if (turn >= nanos.length) {
            return Future.succeededFuture();
        }
        ResourceId id = ROOT.child(box.replace(' ', '-') + "/" + turn);
        long start = System.nanoTime();
        return store.commit(Edit.of(ROOT.pod(), new Edit.Put(id, Expect.ABSENT, KILOBYTE)))
                .compose(done -> {
                    nanos[turn] = System.nanoTime() - start;
                    return writeOn(box, next, nanos);
                });
    }

    private static long cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    @Test
    void reads() {
        await(store.commit(Edit.of(ROOT.pod(), new Edit.Put(ROOT.child("hot"), Expect.ABSENT, KILOBYTE))));
        ResourceId hot = ROOT.child("hot");
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long versions = 0; // used, so that the compiler cannot leave the reads out
            for (int i = 0; i < 1_000_000; i++) {
                versions += ((Lookup.Found) store.read(hot).result()).version().value();
            }
            assertTrue(versions != 0);
            System.out.printf("read of a document in memory: %.3f us%n", (System.nanoTime() - start) / 1e9);
        }
        Rocks rocks = ((EmbeddedStore) store).parts().rocks();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                Records.document(rocks.get(Family.DOCUMENTS, Keys.document(hot)).orElseThrow());
            }
            System.out.printf("read of a document from RocksDB: %.2f us%n", (System.nanoTime() - start) / 200_000e3);
        }
    }

    @Test
    void listings() {
        fill("small/", 10_000);
        fill("large/", 1_000_000);
        for (int round = 0; round < 3; round++) {
            list("small/", 10_000);
            list("large/", 1_000_000);
        }
        write("commits of 1 kB beside 1,000,000 members", 16, 20_000);
    }

    private void fill(String box, int members) {
        for (int from = 0; from < members; from += PAGE) {
            List<Edit.Step> steps = new ArrayList<>();
            for (int i = from; i < from + PAGE; i++) {
                steps.add(new Edit.Put(ROOT.child(box + "document-" + i), Expect.ANYTHING, NOTHING));
            }
            await(store.commit(Edit.of(ROOT.pod(), steps.toArray(Edit.Step[]::new))));
        }
    }

    private void list(String box, int members) {
        long start = System.nanoTime();
        int listed = 0;
        List<Member> page = await(store.members(ROOT.child(box), "", PAGE));
        while (!page.isEmpty()) {
            listed += page.size();
            page = await(
                    store.members(ROOT.child(box), page.get(page.size() - 1).name(), PAGE));
        }
        assertEquals(members, listed);
        System.out.printf(
                "listing of %,d members in pages of 1000: %.1f ms%n", members, (System.nanoTime() - start) / 1e6);
    }
}
