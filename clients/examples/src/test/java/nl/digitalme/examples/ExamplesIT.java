package nl.digitalme.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example as a developer starts it: a process of its own, which says what it has done. */
class ExamplesIT {
    private static final List<String> STEPS = List.of(
            "log in",
            "create a container",
            "save",
            "read",
            "update",
            "share with bob",
            "bob reads",
            "revoke",
            "bob is refused",
            "delete");
    private static final String STEP = "ok: ";

    @TempDir
    Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-inrupt-solid-client.mjs",
                "02-rdflib.mjs",
                "03-comunica.mjs",
                "06-solid-bashlib.sh",
                "Example07InruptJavaClient"
            })
    void each_client_does_with_a_pod_all_that_one_does_with_it(String program) throws Exception {
        assertEquals(STEPS, steps(program));
    }

    @Test
    void the_verifier_of_others_accepts_our_tokens_and_sees_what_is_wrong_with_a_proof() throws Exception {
        assertEquals(
                List.of(
                        "log in",
                        "accept a token with its proof",
                        "refuse the proof of another request",
                        "refuse a token that was stolen: the thief has another key",
                        "refuse a proof that was used before",
                        "refuse a token that was changed"),
                steps("05-access-token-verifier.mjs"));
    }

    @Test
    void who_may_read_hears_of_changes_and_nobody_else_does() throws Exception {
        assertEquals(
                List.of(
                        "log in",
                        "create a container",
                        "save",
                        "share with bob",
                        "bob hears of an update",
                        "revoke",
                        "bob hears no more",
                        "delete"),
                steps("08-notifications.mjs"));
    }

    @Test
    void an_app_in_a_browser_logs_in_is_allowed_survives_a_reload_and_logs_out_with_either_library() throws Exception {
        List<String> journey = new ArrayList<>(STEPS);
        journey.add(STEPS.indexOf("delete"), "still logged in after a reload");
        List<String> both = new ArrayList<>(journey);
        both.add("logged out of the app");
        both.addAll(journey);
        both.add("logged out of the provider");
        both.add("a forgotten app tries once, and is registered anew");

        assertEquals(both, steps("04-browser.mjs"));
    }

    @Test
    void the_readmes_name_every_example() throws IOException {
        String here = Files.readString(Path.of("README.md"));
        String top = Files.readString(Path.of("..", "..", "README.md"));
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(path -> path.toString().matches("\\d\\d-.*\\..*"))
                    .toList()) {
                assertTrue(here.contains("`" + file + "`"), file + " in clients/examples/README.md");
                assertTrue(top.contains("clients/examples/" + file), file + " in README.md");
            }
        }
    }

    /** What the program says it has done; fails with all it said when it does not end well within four minutes. */
    private List<String> steps(String program) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command(program)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("DM_SERVER", server.base());
        Process process = builder.start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly); // a browser, when it did not end by itself
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended && process.exitValue() == 0, program + " said:\n" + said);
        return said.lines()
                .filter(line -> line.startsWith(STEP))
                .map(line -> line.substring(STEP.length()))
                .toList();
    }

    private static List<String> command(String program) {
        if (program.endsWith(".mjs")) {
            return List.of("node", program);
        }
        if (program.endsWith(".sh")) {
            return List.of("bash", program);
        }
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(RunningServer.java(), "-cp", classes, "nl.digitalme.examples." + program);
    }
}
