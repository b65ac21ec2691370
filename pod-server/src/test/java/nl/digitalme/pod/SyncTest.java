package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    // One in ten is large enough to be kept as a file, beside the database.
    private static Http.Answer write(Http http, int i) {
        return i % 10 == 0
                ? http.write("PUT", "/open/box/film" + i, "video/mp4", "x".repeat(300_000))
                : http.put("/open/box/note" + i, "<> <#n> %d .".formatted(i));
    }

    private SyncTrace trace(String... options) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
        OpenPod.makeIn(data);
        Path trace = data.resolve("trace");
        List<String> strace =
                List.of("/usr/bin/strace", "-f", "-ttt", "-y", "-s", "24", "-e", CALLS, "-o", trace.toString());
        try (ServerProcess server = ServerProcess.start(strace, data, options)) {
            Http http = Http.anonymous(server.base());
            for (int i = 0; i < WRITES; i++) {
                Http.Answer answer = write(http, i);
                assertEquals(201, answer.status(), answer.body());
            }
            server.stop();
        }
        return SyncTrace.of(Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
    }
}
