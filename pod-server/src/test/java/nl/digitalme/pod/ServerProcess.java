package nl.digitalme.pod;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real server in a process of its own, on a free port. Started from the class path of the tests. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "Digital Me is ready at ";

    private final Process process;
    private final BufferedReader words;
    private final String base;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.words = process.inputReader();
        this.base = awaitReady();
    }

    /** {@code wrapper} is a command to run it under; often nothing. */
    static ServerProcess start(List<String> wrapper, Path data, String... options) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new ServerProcess(process);
        } catch (IOException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private String awaitReady() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(READY)) {
                drain();
                return line.substring(READY.length());
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("The server ended before it was ready:\n" + all);
    }

    // Nobody reads what it says from now on, and a full pipe would stop it.
    private void drain() {
        Thread drain = new Thread(() -> words.lines().forEach(line -> {}), "drain");
        drain.setDaemon(true);
        drain.start();
    }

    String base() {
        return base;
    }

    /** SIGKILL; nothing in the process can do anything about it. */
    void kill() {
        java().destroyForcibly();
    }

    /** SIGTERM; comes back when the process has ended. */
    void stop() throws InterruptedException {
        java().destroy();
        process.waitFor();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    // Under a wrapper the server is its child, and killing the wrapper would leave it running.
    private ProcessHandle java() {
        return process.descendants().findFirst().orElse(process.toHandle());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
