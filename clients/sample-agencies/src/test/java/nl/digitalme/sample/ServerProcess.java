package nl.digitalme.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pod server, started from its jar as a process of its own, in memory, with an account for each name. */
final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("..", "..", "pod-server", "target", "digital-me.jar");
    private static final String READY = "Digital Me is ready at ";

    private final Process process;
    private final URI base;

    private ServerProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    static ServerProcess with(Path folder, String... names) throws IOException {
        String accounts = Arrays.stream(names).map(ServerProcess::account).collect(Collectors.joining(","));
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"accounts\":[" + accounts + "]}");
        Process process = new ProcessBuilder(
                        java(),
                        "-jar",
                        JAR.toString(),
                        "serve",
                        "--port",
                        "0",
                        "--in-memory",
                        "--seed",
                        seed.toString())
                .redirectErrorStream(true)
                .start();
        return new ServerProcess(process, ready(process));
    }

    private static String account(String name) {
        return """
                {"email": "%1$s@example.org", "pods": [{"name": "%1$s"}],
                 "clientCredentials": [{"id": "%1$s-client", "secret": "%1$s-secret"}]}""".formatted(name);
    }

    // Its first lines say where it listens; from then on somebody must keep reading, or it would wait for that.
    private static URI ready(Process process) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line : (Iterable<String>) output.lines()::iterator) {
            said.append(line).append('\n');
            if (line.contains(READY)) {
                Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "server output");
                reader.setDaemon(true);
                reader.start();
                return URI.create(
                        line.substring(line.indexOf(READY) + READY.length()).strip());
            }
        }
        throw new AssertionError("The server did not start:\n" + said);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    URI base() {
        return base;
    }

    /** An agency's own process; its standard output and error, and its exit code. */
    Run agency(String name, String secret, String command, String... more) throws IOException, InterruptedException {
        Stream<String> line = Stream.of(
                java(),
                "-XX:TieredStopAtLevel=1", // halves the time of a process that lives for a second
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "sample-agencies.jar").toString(),
                name,
                command,
                "--server",
                base.toString(),
                "--pod",
                base.resolve("katja/").toString(),
                "--client-id",
                name + "-client");
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(line, Arrays.stream(more)).toList()).redirectErrorStream(true);
        builder.environment().put("DM_CLIENT_SECRET", secret);
        Process agency = builder.start();
        String output = new String(agency.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(agency.waitFor(), output);
    }

    record Run(int exitCode, String output) {}

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
