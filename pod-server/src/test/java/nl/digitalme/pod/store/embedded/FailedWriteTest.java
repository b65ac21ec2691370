package nl.digitalme.pod.store.embedded;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk takes no more: here, when a file may not grow beyond 20 MB, which is less than RocksDB wants. */
class FailedWriteTest {
    private static final Path SHELL = Path.of("/bin/bash");

    @TempDir
    Path folder;

    @Test
    void a_write_that_failed_can_be_repeated_and_then_happened_once() throws Exception {
        assumeTrue(Files.isExecutable(SHELL), "needs a shell that can limit the size of files");

        List<String> words = runWithSmallFiles();

        assertEquals("DONE", words.get(words.size() - 1), words.toString());
        assertEquals(Set.of("UNKNOWN StoreFailure", "DONE"), Set.copyOf(words), "a write must have failed");
        assertEverythingOnce();
    }

    private List<String> runWithSmallFiles() throws Exception {
        Process writer = new ProcessBuilder(
                        SHELL.toString(),
                        "-c",
                        "ulimit -f 20000; exec \"$@\"",
                        "small-files",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<String> words = writer.inputReader().lines().toList();
            assertEquals(0, writer.waitFor());
            return words.stream()
                    .filter(word -> word.matches("(DONE|UNKNOWN).*"))
                    .toList();
        } finally {
            writer.destroyForcibly();
        }
    }

    private void assertEverythingOnce() {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
        for (int i = 1; i <= FailingWriter.WRITES; i++) {
            Lookup read = await(store.read(new ResourceId(FailingWriter.POD, "d" + i)));
            assertEquals(FailingWriter.random(i), ((Lookup.Found) read).content());
        }
        assertEquals(
                IntStream.rangeClosed(1, FailingWriter.WRITES)
                        .mapToObj(i -> "line " + i)
                        .toList(),
                await(store.log(FailingWriter.POD, 0, 10_000)).stream()
                        .map(line -> line.line().toString())
                        .toList());
        await(store.close());
        await(vertx.close());
    }
}
