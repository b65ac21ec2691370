package nl.digitalme.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The pod server, started from its jar as a process of its own, in memory, with the pods of Alice and Bob. */
final class RunningServer implements AutoCloseable {
    private static final Path JAR = Path.of("..", "..", "pod-server", "target", "digital-me.jar");
    private static final String READY = "Digital Me is ready at ";

    private final Process process;
    private final String base;

    private RunningServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static RunningServer start() throws IOException {
        Process process = new ProcessBuilder(
                        java(), "-jar", JAR.toString(), "serve", "--port", "0", "--in-memory", "--seed", "seed.json")
                .redirectErrorStream(true)
                .start();
        return new RunningServer(process, ready(process));
    }

    // Its first lines say where it listens; from then on somebody must keep reading, or it would wait for that.
    private static String ready(Process process) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line : (Iterable<String>) output.lines()::iterator) {
            said.append(line).append('\n');
            int ready = line.indexOf(READY);
            if (ready >= 0) {
                Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "server output");
                reader.setDaemon(true);
                reader.start();
                return line.substring(ready + READY.length()).strip();
            }
        }
        throw new AssertionError("The server did not start:\n" + said);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String base() {
        return base;
    }

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
