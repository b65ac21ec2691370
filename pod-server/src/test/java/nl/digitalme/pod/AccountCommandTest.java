package nl.digitalme.pod;

import static nl.digitalme.pod.TestPods.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How an operator helps somebody who cannot log in any more. */
class AccountCommandTest {
    private static final String EMAIL = "anna@example.org";

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void an_account_is_found_by_its_address_and_gets_a_new_password_that_works() {
        run("pod", "create", "--email", EMAIL, "--name", "anna");
        run("pod", "create", "--email", "bert@example.org", "--name", "bert");

        String all = run("account", "list");
        assertEquals(2, all.lines().count(), all);
        assertFalse(all.contains("@"), "the list tells nobody's address");
        String line = run("account", "list", "--email", EMAIL);
        assertTrue(line.strip().endsWith("  anna"), line);

        String password = run("account", "password-reset", id(line)).split(" +")[1];
        assertEquals(303, logIn(password));
    }

    @Test
    void a_deleted_account_leaves_nothing_in_any_file() throws IOException {
        run("pod", "create", "--email", EMAIL, "--name", "anna-pod", "--client-credentials");
        String id = id(run("account", "list"));

        run("account", "delete", id);

        assertEquals("", run("account", "list"));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(EMAIL) || bytes.contains(id) || bytes.contains("anna-pod"), file.toString());
            }
        }
    }

    @Test
    void what_is_not_there_is_said() {
        run("pod", "create", "--email", EMAIL, "--name", "anna");

        assertEquals(1, code("account", "delete", "nobody"));
        assertEquals(1, code("account", "password-reset", "nobody"));
        assertEquals(2, code("account"));
    }

    private int logIn(String password) {
        Vertx vertx = Vertx.vertx();
        PodServer server = PodServer.create(
                vertx, PodServerConfig.inMemory().with(new PodServerConfig.Embedded(data, EmbeddedOptions.defaults())));
        await(server.start());
        int status = new TestBrowser(server.baseUrl())
                .logIn("/.login/log-in", EMAIL, password)
                .statusCode();
        await(server.stop());
        await(vertx.close());
        return status;
    }

    private static String id(String line) {
        return line.split(" +")[0];
    }

    private String run(String... words) {
        out.getBuffer().setLength(0);
        assertEquals(0, code(words), err.toString());
        return out.toString();
    }

    private int code(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        if (line.size() > 1) {
            line.addAll(List.of("--data", data.toString()));
        }
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line.toArray(String[]::new));
    }
}
