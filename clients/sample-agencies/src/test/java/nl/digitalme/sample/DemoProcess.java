package nl.digitalme.sample;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.agency.AgencyClient;
import nl.digitalme.agency.Credentials;

/** The demo as the README starts it, on a free port; its last lines say how to log in. */
final class DemoProcess implements AutoCloseable {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("(DM_[A-Z_]+)=(\\S+)");

    private final Process process;
    private final List<String> story = new ArrayList<>();
    private final Map<String, String> variables = new TreeMap<>();

    private DemoProcess(Process process) {
        this.process = process;
    }

    /** Ends when the demo has told its story and goes on serving. */
    static DemoProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        ROOT.resolve("pod-server/target/digital-me.jar").toString(),
                        "demo",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--agencies",
                        ROOT.resolve("clients/sample-agencies/target/sample-agencies.jar")
                                .toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        DemoProcess demo = new DemoProcess(process);
        demo.listen();
        return demo;
    }

    private void listen() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            story.add(line);
            if (line.contains("export ")) {
                Matcher found = VARIABLE.matcher(line);
                while (found.find()) {
                    variables.put(found.group(1), found.group(2));
                }
            }
            if (line.contains("keeps running")) {
                drain(out);
                return;
            }
        }
        throw new AssertionError("The demo ended before its story did:\n" + String.join("\n", story));
    }

    // Somebody must go on reading, or the server would wait for that at its next log line.
    private static void drain(BufferedReader out) {
        Thread reader = new Thread(() -> out.lines().forEach(line -> {}), "demo output");
        reader.setDaemon(true);
        reader.start();
    }

    String story() {
        return String.join("\n", story);
    }

    /** What the citizen pastes: server, pod, client and secret. */
    Map<String, String> variables() {
        return variables;
    }

    String pod() {
        return variables.get("DM_POD");
    }

    /** Runs the sample agencies' program in this process, as an agency of the demo; the exit code. */
    int agency(String agency, String... command) {
        String secret = story.stream()
                .filter(line -> line.contains(agency + "-client "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        try {
            Path file = Files.writeString(Files.createTempFile("secret", ".txt"), secret);
            file.toFile().deleteOnExit();
            return run(agency, agency + "-client", file, command);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private int run(String who, String client, Path secret, String... command) {
        List<String> line = new ArrayList<>(List.of(who));
        line.addAll(List.of(command));
        line.addAll(List.of("--server", variables.get("DM_SERVER"), "--pod", pod(), "--client-id", client));
        line.addAll(List.of("--client-secret-file", secret.toString()));
        return Main.run(line.toArray(String[]::new));
    }

    /** A client that is logged in as Katja. */
    AgencyClient katja() {
        return AgencyClient.login(new Credentials(
                URI.create(variables.get("DM_SERVER")),
                variables.get("DM_CLIENT_ID"),
                variables.get("DM_CLIENT_SECRET")));
    }

    /** Runs a script in the folder of the repository, with the citizen's variables set. */
    String bash(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(new File(ROOT.toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process shell = builder.start();
        shell.getOutputStream().close(); // nobody types
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return output;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The demo did not stop within 15 seconds.");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
