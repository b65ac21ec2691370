package nl.digitalme.pod.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import org.junit.jupiter.api.Test;

class DocumentCacheTest {
    private static final ResourceId NOTE = new ResourceId("anna", "note");

    private final DocumentCache cache = new DocumentCache(1 << 20);

    private static Lookup.Found text(String text) {
        return new Lookup.Found(Version.next(), Instant.EPOCH, new Content.Inline("text/plain", Buffer.buffer(text)));
    }

    @Test
    void what_was_read_is_remembered() {
        Lookup.Found note = text("one");

        assertEquals(note, cache.load(NOTE, disk -> note));
        assertEquals(Optional.of(note), cache.get(NOTE));
    }

    @Test
    void a_reader_that_looked_before_a_commit_does_not_put_the_old_document_back() {
        Lookup.Found before = text("old");
        Lookup.Found after = text("new");

        cache.load(NOTE, disk -> {
            cache.committed(NOTE, after);
            return before;
        });

        assertEquals(Optional.of(after), cache.get(NOTE));
    }

    @Test
    void a_reader_that_looked_before_a_delete_does_not_bring_the_document_back() {
        cache.load(NOTE, disk -> {
            Lookup.Found before = text("old");
            cache.committed(NOTE, Lookup.MISSING);
            return before;
        });

        assertEquals(Optional.empty(), cache.get(NOTE));
    }

    @Test
    void a_reader_that_looked_before_an_erasure_does_not_bring_the_pod_back() {
        cache.load(NOTE, disk -> {
            Lookup.Found before = text("old");
            cache.erased("anna");
            return before;
        });

        assertEquals(Optional.empty(), cache.get(NOTE));
    }

    @Test
    void an_erasure_leaves_other_pods_alone() {
        ResourceId neighbour = new ResourceId("bert", "note");
        Lookup.Found note = text("x");
        cache.committed(NOTE, note);
        cache.committed(neighbour, note);

        cache.erased("anna");

        assertEquals(Optional.empty(), cache.get(NOTE));
        assertEquals(Optional.of(note), cache.get(neighbour));
    }
}
