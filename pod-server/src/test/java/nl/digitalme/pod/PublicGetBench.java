package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public GET of 1 kB of Turtle, 64 connections, beside a bare Vert.x server that sends the same bytes (needs wrk). */
@Tag("bench")
class PublicGetBench {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");

    @TempDir
    Path folder;

    record Run(double perSecond, double cpuMicros) {}

    @Test
    void public_get_beside_bare_vertx() throws Exception {
        TestPods pods = TestPods.with(config ->
                config.with(new PodServerConfig.Embedded(folder.resolve("data"), EmbeddedOptions.defaults())));
        pods.beforeAll(null);
        Vertx vertx = pods.vertx();
        String turtle = "<> <http://example.org/text> \"" + "x".repeat(980) + "\" .\n";
        assertEquals(201, pods.as("alice").put("/alice/public", turtle).status());
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>."
                + "<#all> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <public>; acl:mode acl:Read.";
        assertEquals(201, pods.as("alice").put("/alice/public.acl", acl).status());
        Buffer bytes = Buffer.buffer(turtle);
        HttpServer bare = TestPods.await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "text/turtle")
                        .putHeader("ETag", "\"1\"")
                        .putHeader("Cache-Control", "no-cache")
                        .end(bytes))
                .listen(0));
        for (int round = 0; round < 6; round++) {
            Run raw = wrk("http://localhost:" + bare.actualPort() + "/", round < 3 ? 8 : 5);
            Run ours = wrk(pods.baseUrl() + "alice/public", round < 3 ? 8 : 5);
            Run converted =
                    wrk(pods.baseUrl() + "alice/public", round < 3 ? 8 : 5, "-H", "Accept: application/ld+json");
            System.out.printf(
                    "round %d: bare %.0f/s %.1f us; pod %.0f/s %.1f us (rate %.0f%%, cpu %.0f%% of bare); json-ld %.0f/s %.1f us%n",
                    round,
                    raw.perSecond(),
                    raw.cpuMicros(),
                    ours.perSecond(),
                    ours.cpuMicros(),
                    100 * ours.perSecond() / raw.perSecond(),
                    100 * raw.cpuMicros() / ours.cpuMicros(),
                    converted.perSecond(),
                    converted.cpuMicros());
        }
        TestPods.await(bare.close());
        pods.afterAll(null);
    }

    private Run wrk(String url, int seconds, String... more) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        java.util.List<String> command =
                new java.util.ArrayList<>(java.util.List.of("wrk", "-t1", "-c64", "-d" + seconds + "s"));
        command.addAll(java.util.List.of(more));
        command.add(url);
        Path out = Files.createTempFile(folder, "wrk", ".txt");
        long before = system.getProcessCpuTime();
        Process wrk = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        wrk.waitFor();
        long cpu = system.getProcessCpuTime() - before;
        String text = Files.readString(out);
        if (text.contains("Non-2xx")) {
            throw new AssertionError(text);
        }
        Matcher rate = RATE.matcher(text);
        Matcher total = TOTAL.matcher(text);
        if (!rate.find() || !total.find()) {
            throw new AssertionError(text);
        }
        return new Run(Double.parseDouble(rate.group(1)), cpu / 1000.0 / Long.parseLong(total.group(1)));
    }
}
