package nl.digitalme.pod.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.digitalme.pod.Main;
import nl.digitalme.pod.ServerProcess;
import nl.digitalme.pod.bench.Load.Result;
import nl.digitalme.pod.bench.Load.Shot;
import nl.digitalme.pod.identity.CryptoProvider;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server costs, as its users meet it: a process of its own, a folder on disk, requests over loopback. Each figure
 * that has a yardstick is measured in turn with it, and given as a ratio: machines are noisy.
 */
@Tag("bench")
class ServerBench {
    static final String DOCUMENT = "<#it> <http://example.org/ns#text> \"" + "x".repeat(980) + "\" .\n";

    private static final String SEED = """
            {"accounts": [{"email": "bench@example.org", "pods": [{"name": "bench"}],
             "clientCredentials": [{"id": "bench-client", "secret": "bench-secret"}]},
             {"email": "money@example.org", "pods": [{"name": "money"}],
             "clientCredentials": [{"id": "money-client", "secret": "money-secret"}]},
             {"email": "many@example.org", "pods": [{"name": "many"}],
             "clientCredentials": [{"id": "many-client", "secret": "many-secret"}]}]}""";
    private static final String PUBLIC = """
            @prefix acl: <http://www.w3.org/ns/auth/acl#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            <#all> a acl:Authorization ; acl:agentClass foaf:Agent ; acl:accessTo <public> ; acl:mode acl:Read .""";
    private static final String SIX_PATTERNS =
            "PREFIX ex: <http://example.org/ns#> SELECT ?payment ?amount ?name WHERE {"
                    + " ?payment a ex:Payment ; ex:month \"2026-03\" ; ex:amount ?amount ; ex:payer ?payer ."
                    + " ?payer ex:sector ex:sector7 ; ex:name ?name }";
    private static final String AGGREGATE = "PREFIX ex: <http://example.org/ns#>"
            + " SELECT ?month (SUM(?amount) AS ?total) WHERE { ?payment a ex:Payment ; ex:month ?month ;"
            + " ex:amount ?amount } GROUP BY ?month";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @Test
    void figures() throws Exception {
        CryptoProvider.isFast(); // this process signs the proofs
        Path data = folder.resolve("data");
        List<String> arguments = prepared(data);
        try (ServerProcess pods = ServerProcess.measured(Main.class, arguments);
                ServerProcess bare = ServerProcess.measured(BareServer.class, List.of());
                ServerProcess verifying = ServerProcess.measured(BareServer.class, List.of("--verify"))) {
            report("idle: %d MiB resident".formatted(pods.residentMiB()));
            TestUser owner = TestUser.logIn(pods.base(), "bench-client", "bench-secret");
            publicGet(pods, bare);
            authenticatedGet(pods, verifying, owner);
            durablePut(pods, owner);
            listing(owner, "/bench/small/", 10_000);
            TestUser many = TestUser.logIn(pods.base(), "many-client", "many-secret");
            listing(many, "/many/large/", 1_000_000);
            TestUser money = TestUser.logIn(pods.base(), "money-client", "money-secret");
            timed("SPARQL, six patterns, 50,000 triples", owner, ".sparql?query=" + encoded(SIX_PATTERNS), 30);
            timed("SPARQL, aggregate over 12,000 payments", owner, ".sparql?query=" + encoded(AGGREGATE), 30);
            timed("overview, 12 months", money, "/money/.overview?from=2026-01&months=12", 30);
            timed("overview, 24 months", money, "/money/.overview?from=2025-01&months=24", 30);
            report("after load: %d MiB resident".formatted(pods.residentMiB()));
        }
    }

    private List<String> prepared(Path data) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), SEED);
        String port = Integer.toString(freePort()); // the same at both starts: WebIDs are made of it
        List<String> arguments = List.of("serve", "--port", port, "--data", data.toString(), "--seed", seed.toString());
        ServerProcess.measured(Main.class, arguments).close(); // makes the accounts
        try (BenchPod pod = new BenchPod(data)) {
            pod.put("bench", "public", DOCUMENT.getBytes(StandardCharsets.UTF_8));
            pod.put("bench", "public.acl", PUBLIC.getBytes(StandardCharsets.UTF_8));
            pod.members("bench", "small/", 10_000);
            pod.payments("bench");
            pod.katja("money");
            pod.members("many", "large/", 1_000_000);
        }
        return arguments;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void publicGet(ServerProcess pods, ServerProcess bare) throws IOException {
        Shot ours = Shot.get("/bench/public", Map.of());
        Shot theirs = Shot.get("/", Map.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            Figure pod = figure(pods, 60_000, 64, number -> ours);
            Figure yardstick = figure(bare, 60_000, 64, number -> theirs);
            report("public GET, 1 kB: " + pod + "; bare Vert.x: " + yardstick);
            ratios.add(yardstick.cpuMillis() / pod.cpuMillis());
        }
        Shot converted = Shot.get("/bench/public", Map.of("Accept", "application/ld+json"));
        report("public GET as JSON-LD: " + figure(pods, 60_000, 64, number -> converted));
        report("public GET: %.0f%% of bare Vert.x by processor time (median of 5)".formatted(median(ratios) * 100));
    }

    private void authenticatedGet(ServerProcess pods, ServerProcess verifying, TestUser owner) throws IOException {
        String url = pods.base() + "bench/public";
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            Figure pod = signed(pods, owner, url, "/bench/public");
            Figure yardstick = signed(verifying, owner, url, "/");
            report("authenticated GET, fresh proof each: " + pod + "; bare Vert.x that verifies: " + yardstick);
            ratios.add(yardstick.cpuMillis() / pod.cpuMillis());
        }
        report("authenticated GET: %.0f%% of bare Vert.x that verifies (median of 5)".formatted(median(ratios) * 100));
    }

    private Figure signed(ServerProcess server, TestUser owner, String url, String path) throws IOException {
        int count = 15_000;
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shots.add(Shot.get(
                    path,
                    Map.of(
                            "Authorization",
                            "DPoP " + owner.token(),
                            "DPoP",
                            owner.key().proof("GET", url),
                            "X-Signed-Url",
                            url)));
        }
        return figure(server, count, 64, shots::get);
    }

    private void durablePut(ServerProcess pods, TestUser owner) throws IOException {
        for (int round = 0; round < 3; round++) {
            int count = 8_000;
            List<Shot> shots = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String path = "/bench/new" + round + "/" + i;
                shots.add(new Shot(
                        HttpMethod.PUT,
                        path,
                        Map.of(
                                "Authorization",
                                "DPoP " + owner.token(),
                                "DPoP",
                                owner.key().proof("PUT", pods.base() + path.substring(1)),
                                "Content-Type",
                                "text/turtle"),
                        Buffer.buffer(DOCUMENT)));
            }
            report("durable PUT of a new document, 16 connections: " + figure(pods, count, 16, shots::get));
        }
    }

    private void listing(TestUser user, String container, int members) throws IOException {
        List<Double> millis = new ArrayList<>();
        int runs = Math.max(5, 300_000 / members); // short ones often: the first are compiled while they run
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            String listing = user.get(container).body();
            millis.add((System.nanoTime() - start) / 1e6);
            long lines = listing.lines()
                    .filter(line -> line.contains("d" + (members - 1)))
                    .count();
            assertEquals(true, lines > 0, "the last member is not in the listing");
        }
        report("listing of %,d: %.0f ms (median of the last %d)"
                .formatted(members, median(millis.subList(runs / 2, runs)), runs - runs / 2));
    }

    private void timed(String what, TestUser user, String path, int runs) throws IOException {
        String target = path.startsWith("/") ? path : "/bench/" + path;
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            assertEquals(200, user.get(target).statusCode());
            millis.add((System.nanoTime() - start) / 1e6);
        }
        report("%s: first %.0f ms, then %.1f ms (median of the last %d)"
                .formatted(what, millis.get(0), median(millis.subList(runs / 2, runs)), runs - runs / 2));
    }

    private record Figure(Result result, double cpuMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.4f ms cpu, %.0f/s, p50 %.1f ms, p99 %.1f ms",
                    cpuMillis,
                    result.perSecond(),
                    result.p50(),
                    result.p99());
        }
    }

    private Figure figure(ServerProcess server, int count, int connections, java.util.function.IntFunction<Shot> shots)
            throws IOException {
        double before = server.cpuMillis();
        Result result = new Load(vertx, server.base(), connections).run(count, shots);
        assertEquals(0, result.failures(), "requests that did not end in 2xx");
        return new Figure(result, (server.cpuMillis() - before) / count);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static void report(String line) {
        System.out.println("BENCH " + line);
    }
}
