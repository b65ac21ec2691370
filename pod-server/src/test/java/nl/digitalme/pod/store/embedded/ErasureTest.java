package nl.digitalme.pod.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.StoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest extends StoreTest {
    @TempDir
    Path folder;

    @Override
    protected PodStore open(Vertx vertx) {
        return EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
    }

    private void reopen() {
        await(store.close());
        store = open(vertx);
    }

    @Test
    void an_erased_pod_leaves_nothing_in_any_file() throws Exception {
        String marker = "fa1b6e0c94d2473588a7e3c5d9f01b26";
        writeEverywhere(marker);
        reopen(); // now part of it is in tables
        writeEverywhere(marker);
        await(store.commit(Edit.of("bert", put(new ResourceId("bert", "zzz"), "stays too"))));
        assertTrue(filesWith(marker).size() >= 3, "the test must be able to find it: " + filesWith(marker));

        await(store.erase(POD));

        assertEquals(List.of(), filesWith(marker));
        assertEquals("stays too", textAt(new ResourceId("bert", "zzz")));
        reopen();
        assertEquals(List.of(), filesWith(marker));
        assertEquals("stays", textAt(new ResourceId("bert", "a")));
    }

    @Test
    void what_the_server_deleted_from_its_own_pod_before_is_gone_too() throws Exception {
        String marker = "0d3c5b7e91f24a6f8e2b4c6d8f1a3b5c";
        ResourceId root = ResourceId.root(ResourceId.SYSTEM_POD);
        ResourceId account = root.child("accounts/" + marker);
        await(store.commit(Edit.of(root.pod(), put(root, ""), put(account, marker), put(root.child("x"), "y"))));
        reopen();
        await(store.commit(Edit.of(root.pod(), delete(account))));
        assertFalse(filesWith(marker).isEmpty());

        await(store.erase(POD));

        assertEquals(List.of(), filesWith(marker));
        assertEquals("y", textAt(root.child("x")));
    }

    private void writeEverywhere(String marker) {
        ResourceId bert = ResourceId.root("bert");
        await(store.commit(Edit.of("bert", put(bert, ""), put(bert.child("a"), "stays"))));
        commit(put(ROOT.child(marker + "/in-a-path"), "x"), put(NOTE, "overwritten " + marker));
        commit(put(NOTE, "last " + marker), put(NOTE.acl(), "rules " + marker));
        commit(put(ROOT.child("deleted"), marker));
        commit(delete(ROOT.child("deleted")));
        commitLarge(ROOT.child("film"), upload(Stream.of(Buffer.buffer(marker.repeat(3000)))));
        upload(Stream.of(Buffer.buffer("never committed " + marker)));
        await(store.append(POD, Buffer.buffer("line " + marker)));
    }

    private List<String> filesWith(String marker) throws IOException {
        byte[] bytes = marker.getBytes(UTF_8);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(marker) || holds(file, bytes))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    // Byte for byte and as hexadecimal digits, which is how RocksDB's own messages show keys.
    private static boolean holds(Path file, byte[] marker) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String hex = HexFormat.of().withUpperCase().formatHex(marker);
            return text.contains(new String(marker, UTF_8))
                    || text.toUpperCase(Locale.ROOT).contains(hex);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void an_erasure_that_a_crash_interrupted_is_finished_at_the_next_start() throws Exception {
        commit(put(NOTE, "x"));
        await(store.close());
        Files.writeString(folder.resolve("erasures").resolve(Keys.folder(POD)), POD, StandardOpenOption.CREATE_NEW);

        store = open(vertx);

        assertMissing(ROOT, NOTE);
        try (Stream<Path> notes = Files.list(folder.resolve("erasures"))) {
            assertEquals(0, notes.count());
        }
    }
}
