package nl.digitalme.pod.store.embedded;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process with SIGKILL, again and again on the same folder, and looks at what is left. */
class CrashTest {
    private static final ResourceId ROOT = ResourceId.root(CrashingWriter.POD);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Expected expected = new Expected();

    @AfterEach
    void closeVertx() {
        await(vertx.close());
    }

    @Test
    void what_was_acknowledged_survives_three_kills() throws Exception {
        killAndLook(3, 1500);
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_survives_fifty_kills() throws Exception {
        killAndLook(50, 3000);
    }

    private void killAndLook(int rounds, int most) throws Exception {
        makePod();
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            writeAndDie("r" + round, 1 + random.nextInt(most));
            PodStore store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
            try {
                look((EmbeddedStore) store);
            } finally {
                await(store.close());
            }
        }
        System.out.printf(
                "crash test: %d kills, %d acknowledged writes, %d documents, %d log lines, all accounted for%n",
                rounds,
                expected.acknowledged(),
                expected.documents.values().stream()
                        .filter(version -> version != 0)
                        .count(),
                expected.lines.size());
    }

    private void makePod() {
        PodStore store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
        Content nothing = new Content.Inline("text/turtle", Buffer.buffer());
        await(store.commit(Edit.of(CrashingWriter.POD, new Edit.Put(ROOT, Expect.ABSENT, nothing))));
        await(store.close());
    }

    private void writeAndDie(String name, int acknowledgements) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        folder.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int killAt = expected.acknowledged() + acknowledgements;
        try (BufferedReader words = writer.inputReader()) {
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                expected.hear(line);
                if (expected.acknowledged() == killAt) {
                    writer.toHandle()
                            .destroyForcibly(); // SIGKILL; and unlike Process.destroyForcibly leaves the pipe open
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        assertEquals(128 + 9, writer.waitFor(), "the writer must have been killed, not have ended");
    }

    private void look(EmbeddedStore store) throws IOException {
        Map<String, Lookup.Found> stored = everything(store);
        Set<String> lines = log(store);
        for (Expected.Edit edit : expected.takeUnderWay()) {
            settle(edit, stored, lines);
        }
        assertDocuments(stored);
        assertEquals(expected.lines, lines, "log lines");
        assertListings(store, stored);
        await(store.swept());
        assertFiles(stored);
    }

    private static Map<String, Lookup.Found> everything(PodStore store) {
        Map<String, Lookup.Found> stored = new HashMap<>();
        Optional<String> after = Optional.empty();
        List<PodStore.Entry> page = await(store.scan(CrashingWriter.POD, after, 1000));
        while (!page.isEmpty()) {
            page.forEach(entry -> stored.put(entry.id().path(), entry.found()));
            after = Optional.of(page.get(page.size() - 1).id().path());
            page = await(store.scan(CrashingWriter.POD, after, 1000));
        }
        return stored;
    }

    private static Set<String> log(PodStore store) {
        List<PodStore.LogLine> log = await(store.log(CrashingWriter.POD, 0, Integer.MAX_VALUE));
        Set<String> lines = new HashSet<>();
        log.forEach(line -> assertTrue(lines.add(line.line().toString()), "twice in the log: " + line));
        return lines;
    }

    /** An edit that was under way happened whole, or not at all. */
    private void settle(Expected.Edit edit, Map<String, Lookup.Found> stored, Set<String> lines) {
        long done = edit.documents().entrySet().stream()
                .filter(entry -> versionAt(entry.getKey(), stored) == entry.getValue())
                .count();
        done += edit.lines().stream().filter(lines::contains).count();
        // None of it is there by chance: versions and lines are new, and the writer deletes only what is there.
        int whole = edit.documents().size() + edit.lines().size();
        assertTrue(done == 0 || done == whole, "half an edit: " + edit);
        if (done == whole) {
            expected.apply(edit);
        }
    }

    private static long versionAt(String path, Map<String, Lookup.Found> stored) {
        return stored.containsKey(path) ? stored.get(path).version().value() : 0;
    }

    private void assertDocuments(Map<String, Lookup.Found> stored) {
        expected.documents.forEach((path, version) -> assertEquals(version, versionAt(path, stored), path));
        stored.forEach((path, found) -> {
            if (new ResourceId(CrashingWriter.POD, path).isContainer()) {
                assertTrue(path.isEmpty() || expected.knowsBelow(path), path);
            } else {
                assertEquals(
                        expected.documents.getOrDefault(path, 0L), versionAt(path, stored), "never written: " + path);
                assertContent(found);
            }
        });
    }

    private static void assertContent(Lookup.Found found) {
        if (found.content() instanceof Content.Inline inline) {
            assertEquals(CrashingWriter.textOf(found.version()), inline.bytes());
        }
    }

    private static void assertListings(PodStore store, Map<String, Lookup.Found> stored) {
        int listed = 0;
        for (String container : stored.keySet()) {
            ResourceId id = new ResourceId(CrashingWriter.POD, container);
            if (id.isContainer()) {
                for (Member member : await(store.members(id, "", Integer.MAX_VALUE))) {
                    listed++;
                    Lookup.Found found = assertInstanceOf(Lookup.Found.class, stored.get(container + member.name()));
                    assertEquals(found.version(), member.version());
                    assertEquals(found.content().length(), member.size());
                }
            }
        }
        assertEquals(stored.size() - 1, listed, "everything but the root stands in one listing");
    }

    private void assertFiles(Map<String, Lookup.Found> stored) throws IOException {
        Set<Path> files = new HashSet<>();
        for (Lookup.Found found : stored.values()) {
            if (found.content() instanceof Content.Large large) {
                Path file = folder.resolve("contents")
                        .resolve(Keys.folder(CrashingWriter.POD))
                        .resolve(large.key());
                assertEquals(
                        CrashingWriter.largeTextOf(found.version().value()), Buffer.buffer(Files.readAllBytes(file)));
                files.add(file);
            }
        }
        try (Stream<Path> all = Files.walk(folder.resolve("contents"))) {
            assertEquals(files, new HashSet<>(all.filter(Files::isRegularFile).toList()), "files that nobody names");
        }
    }
}
