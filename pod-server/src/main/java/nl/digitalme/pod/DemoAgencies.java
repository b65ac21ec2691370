package nl.digitalme.pod;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.digitalme.pod.domain.Addresses;

/** Runs the sample agencies, each command as a process of its own that logs in with its own credentials. */
final class DemoAgencies {
    private final Path jar;
    private final Addresses addresses;
    private final Map<String, String> secrets;
    private final PrintWriter out;

    /** {@code secrets}: of each client, by the name of its agency. */
    DemoAgencies(Path jar, Addresses addresses, Map<String, String> secrets, PrintWriter out) {
        this.jar = jar;
        this.addresses = addresses;
        this.secrets = secrets;
        this.out = out;
    }

    /**
     * The process's exit code: 0 when done, 3 when the pod gave no access. What it did is shown, what it read is not.
     */
    int run(String who, String... command) throws IOException, InterruptedException {
        return run(who, List.of(command), line -> line.matches("(GET|PUT|DELETE) .*|.*(40[13]|refused).*"));
    }

    /** The same, with all that it read. */
    int show(String who, String... command) throws IOException, InterruptedException {
        return run(who, List.of(command), line -> true);
    }

    private int run(String who, List<String> command, Predicate<String> shown)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), who));
        line.addAll(command);
        line.addAll(List.of("--server", addresses.base(), "--pod", addresses.podRoot(DemoPod.NAME)));
        line.addAll(List.of("--client-id", who + "-client"));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("DM_CLIENT_SECRET", secrets.getOrDefault(who, ""));
        Process process = builder.start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(shown).forEach(text -> out.println("    " + text));
        }
        out.flush();
        return process.waitFor();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
