package nl.digitalme.pod.store;

import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import org.junit.jupiter.api.Test;

/** What every store promises about how much a pod holds and may hold. */
public abstract class UsageContract extends StoreTest {
    private long used() {
        return await(store.usage(POD)).used();
    }

    /** What the pod holds, counted anew. */
    private long counted() {
        return await(store.scan(POD, Optional.empty(), 10_000)).stream()
                .mapToLong(entry -> Usage.of(entry.id(), entry.found()))
                .sum();
    }

    private void allow(long bytes) {
        commit(new Edit.Allow(POD, bytes));
    }

    @Test
    void every_commit_counts_what_it_changes() {
        assertEquals(0, used());
        Version first = commit(create(NOTE, "rain"));
        assertEquals(counted(), used());
        assertEquals("notes/".length() + "notes/march".length() + "rain".length(), used());

        commit(replace(NOTE, first, "sun and wind"));
        commit(put(NOTE.acl(), "rules"), put(NOTE.meta(), "about"), put(ROOT, "a pod"));
        commitLarge(ROOT.child("film"), upload(kilobytes(20)));
        assertEquals(counted(), used());
        assertTrue(used() > 20_000);

        commit(put(ROOT.child("film"), "short"));
        commit(delete(NOTE));
        assertEquals(counted(), used());
        commit(delete(ROOT.child("film")), delete(ROOT.child("notes/")), put(ROOT, ""));
        assertEquals(0, used());
    }

    @Test
    void a_commit_that_is_refused_or_repeated_counts_nothing() {
        Edit edit = Edit.of(POD, create(NOTE, "rain"));
        await(store.commit(edit));
        long before = used();

        await(store.commit(edit));
        assertCommitRefused(412, create(NOTE, "more rain"));
        assertCommitRefused(404, put(ROOT.child("x"), "much text"), delete(ROOT.child("none")));

        assertEquals(before, used());
    }

    @Test
    void what_would_not_fit_is_refused_with_the_figures_and_changes_nothing() {
        allow(100);
        commit(put(ROOT.child("a"), "x".repeat(79)));

        PodProblem full = problem(store.commit(Edit.of(POD, put(ROOT.child("b"), "x".repeat(20)))));

        assertEquals(507, full.status());
        assertEquals(Map.of("used", 80L, "allowed", 100L, "left", 20L, "wanted", 21L), full.figures());
        assertMissing(ROOT.child("b"));
        commit(put(ROOT.child("b"), "x".repeat(19)));
        assertEquals(0, await(store.usage(POD)).left());
    }

    private static PodProblem problem(Future<?> failing) {
        Throwable failure = assertThrows(
                CompletionException.class,
                () -> failing.toCompletionStage().toCompletableFuture().join());
        return (PodProblem) failure.getCause();
    }

    @Test
    void a_full_pod_can_be_emptied_and_take_smaller_things_in_the_place_of_larger_ones() {
        commit(put(ROOT.child("a"), "x".repeat(500)), put(ROOT.child("b"), "x".repeat(500)));
        allow(100);
        assertEquals(0, await(store.usage(POD)).left());

        assertCommitRefused(507, put(ROOT.child("c"), ""));
        commit(put(ROOT.child("a"), "x".repeat(400)));
        commit(delete(ROOT.child("b")));
        commit(delete(ROOT.child("a")));
        commit(put(ROOT.child("c"), "x".repeat(99)));
    }

    @Test
    void of_many_writers_at_once_as_many_succeed_as_fit() {
        allow(10 * 102);

        List<Future<Version>> writers = IntStream.range(10, 60)
                .mapToObj(i -> store.commit(Edit.of(POD, create(ROOT.child(Integer.toString(i)), "x".repeat(100)))))
                .toList();
        settle(Future.join(writers));

        assertEquals(10, writers.stream().filter(Future::succeeded).count());
        assertEquals(10 * 102, used());
        assertEquals(counted(), used());
    }

    @Test
    void the_count_is_shown_to_nobody_and_goes_with_the_pod() {
        allow(1_000);
        commit(put(NOTE, "rain"));

        assertFalse(
                scanned().stream().anyMatch(path -> path.contains("usage")),
                scanned().toString());
        await(store.erase(POD));
        assertEquals(new Usage(0, Usage.UNLIMITED), await(store.usage(POD)));
        await(store.commit(Edit.of(POD, put(ROOT, "new"))));
        assertEquals(3, used());
    }

    @Test
    void what_a_pod_may_hold_can_be_said_when_it_is_made_and_changed_later() {
        ResourceId root = ResourceId.root("bert");
        await(store.commit(Edit.of("bert", put(root, "0123456789"), new Edit.Allow("bert", 50))));

        assertEquals(new Usage(10, 50), await(store.usage("bert")));
        await(store.commit(Edit.of("bert", new Edit.Allow("bert", Usage.UNLIMITED))));
        assertEquals(new Usage(10, Usage.UNLIMITED), await(store.usage("bert")));
        assertEquals(
                404,
                problem(store.commit(Edit.of("nobody", new Edit.Allow("nobody", 1))))
                        .status());
    }
}
