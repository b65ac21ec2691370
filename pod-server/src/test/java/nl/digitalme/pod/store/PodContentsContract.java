package nl.digitalme.pod.store;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import org.junit.jupiter.api.Test;

/** What every store promises about listings, the access log, listeners, erasure and large content. */
public abstract class PodContentsContract extends StoreTest {
    // Listings

    @Test
    void members_come_in_byte_order_and_in_pages() {
        for (String name : List.of("b", "a", "B", "a-b", "a.b", "c/", "a%20b", "ab/x/y", "~")) {
            commit(create(ROOT.child("box/" + name), "x"));
        }
        ResourceId box = ROOT.child("box/");
        List<String> all = List.of("B", "a", "a%20b", "a-b", "a.b", "ab/", "b", "c/", "~");

        assertEquals(all, names(box));
        List<String> paged = new ArrayList<>();
        String after = "";
        for (List<Member> page = await(store.members(box, after, 2)); !page.isEmpty(); ) {
            assertTrue(page.size() <= 2);
            page.forEach(member -> paged.add(member.name()));
            after = page.get(page.size() - 1).name();
            page = await(store.members(box, after, 2));
        }
        assertEquals(all, paged);
        assertEquals(List.of("b"), names(box, "ab/", 1));
    }

    private List<String> names(ResourceId container, String after, int limit) {
        return await(store.members(container, after, limit)).stream()
                .map(Member::name)
                .toList();
    }

    @Test
    void a_listing_agrees_with_its_documents_after_every_change() {
        Version first = commit(create(NOTE, "one"));
        commit(create(ROOT.child("notes/april"), "two"));
        Version last = commit(replace(NOTE, first, "longer"));
        commit(delete(ROOT.child("notes/april")));

        Lookup.Found note = found(NOTE);
        assertEquals(
                List.of(new Member("march", last, note.modified(), 6, "text/plain")),
                await(store.members(ROOT.child("notes/"), "", 10)));
    }

    @Test
    void the_version_of_a_listing_is_another_one_whenever_the_listing_is() {
        ResourceId folder = ROOT.child("notes/");
        commit(create(NOTE, "rain"));
        Set<Optional<Version>> seen = new HashSet<>();
        assertTrue(seen.add(await(store.listingVersion(folder))));
        assertTrue(seen.iterator().next().isPresent());

        commit(create(folder.child("april"), ""));
        assertTrue(seen.add(await(store.listingVersion(folder))), "a member came");
        commit(put(NOTE, "sun"));
        assertTrue(seen.add(await(store.listingVersion(folder))), "a member changed");
        commit(delete(NOTE));
        assertTrue(seen.add(await(store.listingVersion(folder))), "a member went");
        commit(put(folder, "about"));
        assertTrue(seen.add(await(store.listingVersion(folder))), "its description changed");
        commit(put(folder.child("a/b/c"), ""));
        assertTrue(seen.add(await(store.listingVersion(folder))), "a container came on the way");

        commit(put(folder.child("a/b/c"), "x"), put(ROOT.child("other"), ""), put(folder.meta(), "x"));
        assertFalse(seen.add(await(store.listingVersion(folder))), "nothing changed here");
        commit(delete(folder.child("a/b/c")), delete(folder.child("a/b/")));
        assertEquals(Optional.empty(), await(store.listingVersion(folder.child("a/b/"))));
        assertFalse(scanned().stream().anyMatch(path -> path.contains("\u0001")), "it is shown to nobody");
    }

    @Test
    void a_scan_gives_all_resources_of_a_pod_in_the_order_of_their_paths() {
        commit(put(ROOT.acl(), "r"), create(ROOT.child("a/b"), "1"), create(ROOT.child("a-b"), "2"));
        commit(create(ROOT.child("ab/c/d"), "3"));
        await(store.commit(Edit.of("anna2", put(ResourceId.root("anna2"), ""))));

        assertEquals(List.of("", ".acl", "a-b", "a/", "a/b", "ab/", "ab/c/", "ab/c/d"), scanned());
        assertEquals(List.of("", ".acl"), paths(store.scan(POD, Optional.empty(), 2)));
        assertEquals(List.of(".acl", "a-b"), paths(store.scan(POD, Optional.of(""), 2)));
        assertEquals(List.of("ab/", "ab/c/", "ab/c/d"), paths(store.scan(POD, Optional.of("a/b"), 100)));
    }

    // The access log

    @Test
    void log_lines_are_numbered_in_the_order_they_came() {
        await(store.append(POD, Buffer.buffer("one")));
        await(store.commit(Edit.of(POD, create(NOTE, "x")).logging(Buffer.buffer("two"))));
        await(store.append(POD, Buffer.buffer("three")));

        List<PodStore.LogLine> log = await(store.log(POD, 0, 10));

        assertEquals(List.of("one", "two", "three"), lines());
        assertTrue(log.get(0).number() > 0);
        assertTrue(log.get(0).number() < log.get(1).number());
        assertTrue(log.get(1).number() < log.get(2).number());
        assertEquals(log.subList(1, 2), await(store.log(POD, log.get(0).number(), 1)));
        assertEquals(List.of(), await(store.log(POD, log.get(2).number(), 10)));
    }

    @Test
    void log_lines_that_come_together_are_kept_one_by_one() {
        Promise<List<Future<Void>>> appended = Promise.promise();
        vertx.runOnContext(loop -> appended.complete(IntStream.range(0, 100)
                .mapToObj(i -> store.append(i == 50 ? "nobody" : POD, Buffer.buffer("line " + i)))
                .toList()));
        List<Future<Void>> answers = await(appended.future());
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            if (i == 50) {
                assertRefused(404, answers.get(i));
            } else {
                await(answers.get(i));
                kept.add("line " + i);
            }
        }

        List<PodStore.LogLine> log = await(store.log(POD, 0, 1000));

        assertEquals(kept, lines());
        for (int i = 1; i < log.size(); i++) {
            long after = log.get(i - 1).number();
            assertEquals(log.subList(i, Math.min(log.size(), i + 7)), await(store.log(POD, after, 7)));
        }
    }

    @Test
    void a_line_for_a_pod_that_is_not_there_is_refused() {
        assertRefused(404, store.append("nobody", Buffer.buffer("x")));
        assertEquals(List.of(), await(store.log("nobody", 0, 10)));
    }

    @Test
    void an_edit_that_fails_leaves_no_line() {
        Edit edit = Edit.of(POD, delete(NOTE)).logging(Buffer.buffer("x"));

        assertRefused(404, store.commit(edit));
        assertEquals(List.of(), lines());
    }

    // Listeners and erasure

    @Test
    void listeners_hear_all_that_a_commit_wrote_and_removed_before_its_writer_does() {
        AtomicReference<Committed> heard = new AtomicReference<>();
        store.onCommit(heard::set);

        Version version =
                commit(create(ROOT.child("a/b"), "x"), put(ROOT.child("a/b").acl(), "r"));
        Committed first = heard.get();
        commit(delete(ROOT.child("a/b")));

        assertEquals(POD, first.pod());
        assertEquals(
                Map.of(ROOT.child("a/"), version, ROOT.child("a/b"), version, ROOT.child("a/b.acl"), version),
                versions(first));
        assertEquals(Map.of(), versions(heard.get()));
        assertEquals(
                List.of("a/b", "a/b.acl"),
                heard.get().removed().stream().map(ResourceId::path).sorted().toList());
    }

    private static Map<ResourceId, Version> versions(Committed committed) {
        return committed.written().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().version()));
    }

    @Test
    void a_listener_that_fails_does_not_fail_the_commit() {
        store.onCommit(committed -> {
            throw new IllegalStateException("planned by the test");
        });

        commit(create(NOTE, "x"));
        assertEquals("x", textAt(NOTE));
    }

    @Test
    void an_erased_pod_is_gone_and_its_neighbours_stay() {
        AtomicReference<Committed> heard = new AtomicReference<>();
        await(store.commit(Edit.of("anna2", put(ResourceId.root("anna2"), "neighbour"))));
        await(store.commit(Edit.of(POD, create(NOTE, "x"), put(ROOT.acl(), "r")).logging(Buffer.buffer("line"))));
        store.onCommit(heard::set);

        await(store.erase(POD));

        assertMissing(ROOT, NOTE, ROOT.acl());
        assertEquals(List.of(), scanned());
        assertEquals(List.of(), lines());
        assertEquals(List.of(), names(ROOT));
        assertEquals(Committed.erasure(POD), heard.get());
        assertEquals("neighbour", textAt(ResourceId.root("anna2")));
        assertRefused(404, store.append(POD, Buffer.buffer("x")));
    }

    @Test
    void an_erased_pod_can_be_made_anew() {
        commit(create(NOTE, "x"));
        await(store.erase(POD));

        commit(create(ROOT, "new"));

        assertEquals("new", textAt(ROOT));
        assertMissing(NOTE);
    }

    @Test
    void the_pod_of_the_server_itself_is_a_pod_like_any_other() {
        ResourceId root = ResourceId.root(ResourceId.SYSTEM_POD);
        await(store.commit(Edit.of(root.pod(), put(root, ""), put(root.child("accounts/anna"), "{}"))));

        assertEquals(List.of("anna"), names(root.child("accounts/")));
    }

    // Large content

    @Test
    void large_content_comes_back_whole_and_in_ranges() {
        Content.Large film = upload(kilobytes(200));
        commitLarge(NOTE, film);

        assertEquals(film, found(NOTE).content());
        assertEquals(200_000, film.length());
        assertEquals(200_000, names(ROOT.child("notes/")).isEmpty() ? 0 : size(NOTE));
        Buffer whole = Buffer.buffer();
        kilobytes(200).forEach(whole::appendBuffer);
        assertEquals(whole, download(film, 0, 200_000));
        assertEquals(whole.slice(999, 1001), download(film, 999, 1001));
        assertEquals(whole.slice(199_999, 200_000), download(film, 199_999, 200_000));
    }

    private long size(ResourceId id) {
        return await(store.members(id.parent().orElseThrow(), "", 1)).get(0).size();
    }

    @Test
    void large_content_beyond_the_limit_is_refused() {
        assertRefused(413, store.upload(POD, "video/mp4", Body.of(vertx, kilobytes(3)), 2999));
        assertEquals(
                3000,
                await(store.upload(POD, "video/mp4", Body.of(vertx, kilobytes(3)), 3000))
                        .length());
    }

    @Test
    void a_body_that_breaks_off_is_no_content() {
        assertNotNull(settle(store.upload(POD, "video/mp4", Body.thatBreaksOff(vertx, kilobytes(3)), 9999)));
    }

    @Test
    void large_content_goes_when_it_is_replaced_deleted_or_discarded() {
        Content.Large first = upload(kilobytes(70));
        Content.Large second = upload(kilobytes(80));
        Content.Large third = upload(kilobytes(90));
        commitLarge(NOTE, first);
        await(store.discard(POD, first)); // is in place, so it stays
        assertEquals(70_000, download(first, 0, 70_000).length());

        commitLarge(NOTE, second);
        await(store.discard(POD, third));
        assertRefused(404, store.download(POD, first, 0, 1));
        assertRefused(404, store.download(POD, third, 0, 1));
        assertCommitRefused(409, new Edit.Put(ROOT.child("third"), Expect.ANYTHING, third));
        commit(delete(NOTE));
        assertRefused(404, store.download(POD, second, 0, 1));
    }

    @Test
    void large_content_stays_when_its_commit_fails_and_when_it_moves() {
        commit(create(NOTE, "x"));
        Content.Large film = upload(kilobytes(70));
        assertCommitRefused(412, new Edit.Put(NOTE, Expect.ABSENT, film));
        commitLarge(NOTE, film);

        assertCommitRefused(409, new Edit.Put(ROOT.child("copy"), Expect.ANYTHING, film));
        commit(delete(NOTE), new Edit.Put(ROOT.child("moved"), Expect.ANYTHING, film));

        assertEquals(70_000, download(film, 0, 70_000).length());
    }
}
