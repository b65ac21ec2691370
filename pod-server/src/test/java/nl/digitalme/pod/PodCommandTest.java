package nl.digitalme.pod;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PodCommandTest {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_pod_is_made_with_an_account_a_webid_and_a_client_and_is_listed() {
        assertEquals(0, run("create", "--email", "anna@example.org", "--name", "anna", "--client-credentials"));
        assertTrue(out.toString().contains("http://localhost:3000/anna/profile/card#me"), out.toString());
        assertTrue(out.toString().contains("secret    "), out.toString());

        assertEquals(0, run("create", "--email", "anna@example.org", "--base-url", "http://localhost:3000"));
        out.getBuffer().setLength(0);
        assertEquals(0, run("list"));
        assertEquals(2, out.toString().lines().count(), out.toString());
    }

    @Test
    void what_cannot_be_done_is_said_in_words() {
        assertEquals(0, run("create", "--email", "anna@example.org", "--name", "anna"));

        assertEquals(1, run("create", "--email", "bert@example.org", "--name", "anna"));
        assertTrue(err.toString().contains("belongs to somebody already"), err.toString());
        assertEquals(1, run("create", "--email", "bert@example.org", "--name", ".hidden"));
        for (String command : new String[] {"erase", "quota"}) {
            err.getBuffer().setLength(0);
            assertEquals(1, run(command, "nobody"));
            assertTrue(err.toString().contains("There is no pod \"nobody\""), err.toString());
        }
        assertEquals(2, run("create"));
        assertEquals(
                1,
                new CommandLine(new PodCommand())
                        .setErr(new PrintWriter(err))
                        .execute("list", "--data", data.resolve("nowhere").toString()));
        assertTrue(err.toString().contains("There is no folder"), err.toString());
    }

    @Test
    void what_a_pod_may_hold_is_told_and_changed() {
        run("create", "--email", "anna@example.org", "--name", "anna", "--quota", "3MiB");
        assertEquals(0, run("quota", "anna"));
        assertTrue(out.toString().contains(" bytes of " + 3 * 1024 * 1024), out.toString());

        assertEquals(0, run("quota", "anna", "2GiB"));
        assertTrue(out.toString().contains(" bytes of 2147483648"), out.toString());
        assertEquals(0, run("quota", "anna", "none"));
        assertTrue(out.toString().contains("as many as it likes"), out.toString());
        assertEquals(1, run("quota", "nobody", "1GiB"));
        assertEquals(2, run("quota", "anna", "1GB"));
        assertTrue(err.toString().contains("is no size"), err.toString());
    }

    @Test
    void a_folder_in_use_is_left_alone() {
        Vertx vertx = Vertx.vertx();
        PodStore running = EmbeddedStore.open(vertx, data, EmbeddedOptions.defaults());

        assertEquals(1, run("list"));

        assertTrue(err.toString().contains("in use"), err.toString());
        await(running.close());
        await(vertx.close());
    }

    @Test
    void an_erased_pod_leaves_no_trace_in_any_file() throws IOException {
        String marker = "m" + UUID.randomUUID().toString().replace("-", "");
        String email = marker + "@example.org";
        assertEquals(0, run("create", "--email", email, "--name", marker, "--client-credentials"));
        assertEquals(0, run("create", "--email", "neighbour@example.org", "--name", "neighbour"));
        write(marker, "neighbour");
        assertFalse(filesWith(marker).isEmpty(), "the test would notice");

        assertEquals(0, run("erase", marker));
        assertEquals(List.of(), filesWith(marker));
        out.getBuffer().setLength(0);
        assertEquals(0, run("list"));
        assertEquals(
                "neighbour  http://localhost:3000/neighbour/profile/card#me",
                out.toString().strip());
    }

    private void write(String marker, String neighbour) {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, data, EmbeddedOptions.defaults());
        ResourceId note = ResourceId.root(marker).child("notes/" + marker);
        await(store.commit(Edit.of(marker, put(note, marker)).logging(Buffer.buffer(marker))));
        await(store.commit(Edit.of(marker, put(note, "again " + marker))));
        await(store.commit(Edit.of(neighbour, put(ResourceId.root(neighbour).child("note"), "stays"))));
        await(store.close());
        await(vertx.close());
    }

    private static Edit.Put put(ResourceId target, String text) {
        return new Edit.Put(target, Expect.ANYTHING, new Content.Inline("text/plain", Buffer.buffer(text)));
    }

    private List<Path> filesWith(String marker) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                boolean inName = file.getFileName().toString().contains(marker);
                if (inName || (Files.isRegularFile(file) && contains(file, marker))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean contains(Path file, String marker) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
    }

    private int run(String action, String... more) {
        List<String> args = new ArrayList<>(List.of(action, "--data", data.toString()));
        args.addAll(List.of(more));
        return new CommandLine(new PodCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args.toArray(String[]::new));
    }
}
