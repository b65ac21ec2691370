package nl.digitalme.pod.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final Caller UWV = new Caller(
            Optional.of(new WebId("https://uwv.example/org#id")),
            Optional.of("uwv-client"),
            Optional.of("https://id.example/"),
            Optional.of("https://app.example"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private final Vertx vertx = Vertx.vertx();
    private final PodStore store = MemoryStore.create(vertx);
    private final AccessLog log = AccessLog.in(store);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static AccessEvent event(Caller caller, String path, int outcome) {
        return new AccessEvent(NOON, caller, "read", new ResourceId("anna", path), outcome, "r-1");
    }

    private static Edit put(String path) {
        Content content = new Content.Inline("text/plain", Buffer.buffer("hello"));
        return Edit.of("anna", new Edit.Put(new ResourceId("anna", path), Expect.ANYTHING, content));
    }

    @Test
    void an_event_is_read_back_as_it_was_written() {
        await(store.commit(put("")));
        List<AccessEvent> events =
                List.of(event(UWV, "official/a%20b", 200), event(Caller.PUBLIC, "", 401), event(UWV, "\"x\\", 403));
        events.forEach(event -> await(log.append(event)));
        List<AccessLog.Numbered> read = await(log.read("anna", 0, 10));
        assertEquals(events, read.stream().map(AccessLog.Numbered::event).toList());
        assertEquals(
                events.subList(2, 3),
                await(log.read("anna", read.get(1).number(), 10)).stream()
                        .map(AccessLog.Numbered::event)
                        .toList());
    }

    @Test
    void the_line_of_a_write_is_in_the_log_when_the_write_is_done_and_not_otherwise() {
        await(store.commit(put("")));
        await(store.commit(put("a").logging(log.line(event(UWV, "a", 201)))));
        assertEquals(1, await(log.read("anna", 0, 10)).size());
        Edit refused = Edit.of("anna", new Edit.Delete(new ResourceId("anna", "missing"), Expect.ANYTHING))
                .logging(log.line(event(UWV, "missing", 205)));
        assertTrue(store.commit(refused).failed());
        assertEquals(1, await(log.read("anna", 0, 10)).size());
    }

    @Test
    void a_pod_that_is_not_there_gets_no_log() {
        assertTrue(log.append(event(UWV, "a", 403)).failed());
        assertTrue(await(log.read("anna", 0, 10)).isEmpty());
    }

    @Test
    void a_line_has_one_line_and_stays_short_whatever_a_stranger_sends() {
        Caller noisy = UWV.from(Optional.of("https://x\n" + "y".repeat(5000)));
        String line = log.line(event(noisy, "a", 200)).toString();
        assertFalse(line.contains("\n"));
        assertTrue(line.length() < 1000);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
