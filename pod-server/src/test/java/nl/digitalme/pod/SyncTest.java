package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches the system calls of the real server: no 201 leaves before the write it answers is on disk. */
@Tag("long")
class SyncTest {
    private static final int WRITES = 100;
    private static final String CALLS =
            "trace=fdatasync,fsync,write,writev,pwrite64,sendto,sendmsg,read,readv,recvfrom,recvmsg";

    @TempDir
    Path data;

    @Test
    void every_201_leaves_after_the_sync_that_covers_its_write() throws Exception {
        SyncTrace trace = trace();

        assertEquals(WRITES, trace.answers());
        assertEquals(WRITES / 10, trace.contents());
        assertEquals(0, trace.violations());
        System.out.printf("sync test: %d answers, none before its sync%n", trace.answers());
    }

    @Test
    void the_test_above_notices_when_sync_is_switched_off() throws Exception {
        SyncTrace trace = trace("--unsafe-no-sync");

        assertEquals(WRITES, trace.answers());
        assertEquals(WRITES, trace.violations());
    }

    @Test
    void a_line_of_the_access_log_is_synced_soon_without_another_write() throws Exception {
        OpenPod.makeIn(data);
        try (ServerProcess server = ServerProcess.start(strace(), data)) {
            Http http = Http.anonymous(server.base());
            assertEquals(201, write(http, 1).status());
            assertEquals(200, http.get("/open/box/note1").status());

            SyncTrace trace = traceThatEndsOnDisk();

            System.out.printf("sync test: a log line was synced after %.0f ms%n", trace.secondsUntilSync() * 1000);
            server.stop();
        }
    }

    // The line is written before the GET is answered, so it is in the trace; its sync comes by itself.
    private SyncTrace traceThatEndsOnDisk() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        SyncTrace trace = read();
        while (!(trace.writesSincePut() > 1 && trace.isOnDisk())) {
            assertTrue(System.nanoTime() < deadline, "the line was not synced");
            trace = read();
        }
        return trace;
    }

    private List<String> strace() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
        String out = data.resolve("trace").toString();
        return List.of("/usr/bin/strace", "-f", "-ttt", "-y", "-s", "24", "-e", CALLS, "-o", out);
    }

    private SyncTrace read() throws IOException {
        return SyncTrace.of(Files.readAllLines(data.resolve("trace"), StandardCharsets.ISO_8859_1));
    }

    // One in ten is large enough to be kept as a file, beside the database.
    private static Http.Answer write(Http http, int i) {
        return i % 10 == 0
                ? http.write("PUT", "/open/box/film" + i, "video/mp4", "x".repeat(300_000))
                : http.put("/open/box/note" + i, "<> <#n> %d .".formatted(i));
    }

    private SyncTrace trace(String... options) throws Exception {
        OpenPod.makeIn(data);
        try (ServerProcess server = ServerProcess.start(strace(), data, options)) {
            Http http = Http.anonymous(server.base());
            for (int i = 0; i < WRITES; i++) {
                Http.Answer answer = write(http, i);
                assertEquals(201, answer.status(), answer.body());
            }
            server.stop();
        }
        return read();
    }
}
