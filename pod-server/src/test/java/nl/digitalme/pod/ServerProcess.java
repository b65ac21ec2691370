package nl.digitalme.pod;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real server in a process of its own, on a free port. Started from the class path of the tests. */
public final class ServerProcess implements AutoCloseable {
    private static final String READY = " is ready at ";
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Java runs on

    private final Process process;
    private final BufferedReader words;
    private final String base;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.words = process.inputReader(StandardCharsets.UTF_8);
        this.base = awaitReady();
    }

    /** The pod server, ready soon; {@code wrapper} is a command to run it under, often nothing. */
    static ServerProcess start(List<String> wrapper, Path data, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(options));
        return start(wrapper, List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"), Main.class, arguments);
    }

    /** A server to measure, fast after a while. Its {@code main} prints a line that ends in "is ready at" and its base URL. */
    public static ServerProcess measured(Class<?> main, List<String> arguments) throws IOException {
        return start(List.of(), List.of("-Xmx512m"), main, arguments);
    }

    private static ServerProcess start(List<String> wrapper, List<String> jvm, Class<?> main, List<String> arguments)
            throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classes, main.getName()));
        command.addAll(arguments);
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
            int at = line.indexOf(READY);
            if (at >= 0) {
                drain();
                return line.substring(at + READY.length());
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

    public String base() {
        return base;
    }

    /** Processor time so far, in milliseconds, user and system. Linux only. */
    public double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS_PER_SECOND;
    }

    /** Resident memory in MiB. Linux only. */
    public long residentMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
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

    /** SIGTERM, and SIGKILL when that does not end it. */
    @Override
    public void close() {
        java().destroy();
        try {
            if (process.waitFor(15, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
