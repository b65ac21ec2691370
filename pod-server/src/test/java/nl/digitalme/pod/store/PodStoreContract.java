package nl.digitalme.pod.store;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. A backend's test is a subclass of three lines. */
public abstract class PodStoreContract {
    protected static final String POD = "anna";
    protected static final ResourceId ROOT = ResourceId.root(POD);
    protected static final ResourceId NOTE = ROOT.child("notes/march");

    protected Vertx vertx;
    protected PodStore store;

    protected abstract PodStore open(Vertx vertx) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        vertx = Vertx.vertx();
        store = open(vertx);
        await(store.commit(Edit.of(POD, put(ROOT, ""))));
    }

    @AfterEach
    void closeStore() {
        await(store.close());
        await(vertx.close());
    }

    protected static Content text(String text) {
        return new Content.Inline("text/plain", Buffer.buffer(text));
    }

    protected static Edit.Put put(ResourceId id, String text) {
        return new Edit.Put(id, Expect.ANYTHING, text(text));
    }

    protected static Edit.Put create(ResourceId id, String text) {
        return new Edit.Put(id, Expect.ABSENT, text(text));
    }

    protected static Edit.Put replace(ResourceId id, Version version, String text) {
        return new Edit.Put(id, Expect.at(version), text(text));
    }

    protected static Edit.Delete delete(ResourceId id) {
        return new Edit.Delete(id, Expect.ANYTHING);
    }

    protected Version commit(Edit.Step... steps) {
        return await(store.commit(Edit.of(POD, steps)));
    }

    protected void assertCommitRefused(int status, Edit.Step... steps) {
        assertRefused(status, store.commit(Edit.of(POD, steps)));
    }

    protected Lookup.Found found(ResourceId id) {
        return assertInstanceOf(Lookup.Found.class, await(store.read(id)), "nothing at " + id);
    }

    protected String textAt(ResourceId id) {
        return assertInstanceOf(Content.Inline.class, found(id).content())
                .bytes()
                .toString();
    }

    protected void assertMissing(ResourceId... ids) {
        for (ResourceId id : ids) {
            assertEquals(Lookup.MISSING, await(store.read(id)), "still there: " + id);
        }
    }

    protected List<String> names(ResourceId container) {
        return await(store.members(container, "", 1000)).stream()
                .map(Member::name)
                .toList();
    }

    protected List<String> scanned() {
        return paths(store.scan(POD, Optional.empty(), 1000));
    }

    private static List<String> paths(Future<List<PodStore.Entry>> entries) {
        return await(entries).stream().map(entry -> entry.id().path()).toList();
    }

    protected List<String> lines() {
        return await(store.log(POD, 0, 10_000)).stream()
                .map(line -> line.line().toString())
                .toList();
    }

    // Documents and versions

    @Test
    void what_was_written_is_read_back_whole() {
        Edit edit = Edit.of(POD, put(NOTE, "rain"));

        Version version = await(store.commit(edit));

        Lookup.Found note = found(NOTE);
        assertEquals(edit.version(), version);
        assertEquals(version, note.version());
        assertEquals(edit.at().toEpochMilli(), note.modified().toEpochMilli());
        assertEquals("text/plain", note.content().mediaType());
        assertEquals(4, note.content().length());
        assertEquals("rain", textAt(NOTE));
    }

    @Test
    void nothing_is_found_where_nothing_was_written() {
        assertMissing(NOTE, ResourceId.root("nobody"), new ResourceId("nobody", "x"));
        assertEquals(List.of(), names(ROOT.child("notes/")));
        assertEquals(List.of(), await(store.scan("nobody", Optional.empty(), 10)));
        assertEquals(List.of(), await(store.acls("nobody")));
        assertEquals(List.of(), await(store.log("nobody", 0, 10)));
    }

    @Test
    void a_commit_that_expects_nothing_fails_when_something_is_there() {
        commit(create(NOTE, "one"));

        assertCommitRefused(412, create(NOTE, "two"));
        assertEquals("one", textAt(NOTE));
    }

    @Test
    void a_commit_that_expects_a_version_fails_when_another_is_there_or_none() {
        Version first = commit(create(NOTE, "one"));
        Version second = commit(replace(NOTE, first, "two"));

        assertCommitRefused(412, replace(NOTE, first, "three"));
        assertCommitRefused(412, new Edit.Delete(NOTE, Expect.at(first)));
        assertCommitRefused(412, replace(ROOT.child("elsewhere"), first, "three"));
        assertEquals("two", textAt(NOTE));
        commit(new Edit.Delete(NOTE, Expect.at(second)));
        assertMissing(NOTE);
    }

    @Test
    void of_two_writers_with_the_same_version_exactly_one_wins() {
        Version first = commit(create(NOTE, "one"));

        Future<Version> left = store.commit(Edit.of(POD, replace(NOTE, first, "two")));
        Future<Version> right = store.commit(Edit.of(POD, replace(NOTE, first, "three")));
        settle(Future.join(left, right));

        assertTrue(left.succeeded() ^ right.succeeded());
        assertEquals(left.succeeded() ? "two" : "three", textAt(NOTE));
    }

    @Test
    void many_writers_of_many_documents_lose_nothing() {
        List<Future<Version>> commits = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            commits.add(store.commit(Edit.of(POD, create(ROOT.child("a" + i % 7 + "/b/" + i), "text " + i))));
        }
        await(Future.join(commits));

        for (int i = 0; i < 500; i++) {
            assertEquals("text " + i, textAt(ROOT.child("a" + i % 7 + "/b/" + i)));
        }
        int listed = IntStream.range(0, 7)
                .map(i -> names(ROOT.child("a" + i + "/b/")).size())
                .sum();
        assertEquals(500, listed);
        assertEquals(7, names(ROOT).size());
    }

    // Edits

    @Test
    void the_steps_of_an_edit_happen_all_or_none_and_each_sees_those_before() {
        ResourceId other = ROOT.child("other");
        commit(create(NOTE, "one"));

        assertCommitRefused(412, put(other, "x"), create(NOTE, "two"));
        assertMissing(other);
        commit(create(other, "x"), delete(other), create(ROOT.child("other/inside"), "y"), delete(NOTE));

        assertMissing(NOTE, other);
        assertEquals("y", textAt(ROOT.child("other/inside")));
        assertEquals(List.of("notes/", "other/"), names(ROOT));
    }

    @Test
    void an_edit_that_is_repeated_has_its_effect_once() {
        Edit edit =
                Edit.of(POD, create(NOTE, "one"), put(ROOT.child("other"), "x")).logging(Buffer.buffer("line"));
        Version version = await(store.commit(edit));

        assertEquals(version, await(store.commit(edit)));
        assertEquals(List.of("line"), lines());
        assertEquals("one", textAt(NOTE));
    }

    @Test
    void a_removal_that_is_repeated_does_not_remove_what_came_later() {
        commit(create(NOTE, "one"));
        Edit removal = Edit.of(POD, delete(NOTE)).logging(Buffer.buffer("line"));
        await(store.commit(removal));
        commit(create(NOTE, "two"));

        assertEquals(removal.version(), await(store.commit(removal)));
        assertEquals("two", textAt(NOTE));
        assertEquals(List.of("line"), lines());
        assertEquals(List.of("", "notes/", "notes/march"), scanned());
    }

    @Test
    void an_edit_of_several_pods_is_refused() {
        assertNotNull(settle(store.commit(Edit.of(POD, put(ResourceId.root("bert"), "")))));
        assertMissing(ResourceId.root("bert"));
    }

    // Containers

    @Test
    void containers_on_the_way_are_made_in_the_same_commit_and_listed() {
        Version version = commit(create(ROOT.child("a/b/c"), "deep"));

        assertEquals(version, found(ROOT.child("a/")).version());
        assertEquals(version, found(ROOT.child("a/b/")).version());
        assertEquals(List.of("a/"), names(ROOT));
        assertEquals(List.of("b/"), names(ROOT.child("a/")));
        assertEquals(List.of("c"), names(ROOT.child("a/b/")));
    }

    @Test
    void a_pod_exists_when_its_root_container_does() {
        ResourceId stranger = new ResourceId("bert", "note");

        assertRefused(404, store.commit(Edit.of("bert", put(stranger, "x"))));
        assertRefused(404, store.commit(Edit.of("bert", delete(stranger))));
        await(store.commit(Edit.of("bert", create(ResourceId.root("bert"), ""), put(stranger, "x"))));

        assertEquals("x", textAt(stranger));
        assertMissing(ROOT.child("note"));
    }

    @Test
    void names_that_differ_in_the_closing_slash_only_exclude_each_other() {
        commit(create(ROOT.child("foo"), "x"), create(ROOT.child("bar/"), ""));

        assertCommitRefused(409, put(ROOT.child("foo/"), ""));
        assertCommitRefused(409, put(ROOT.child("foo/below"), "x"));
        assertCommitRefused(409, put(ROOT.child("bar"), "x"));
        assertEquals(List.of("bar/", "foo"), names(ROOT));
    }

    @Test
    void a_container_with_members_cannot_be_deleted() {
        commit(create(NOTE, "x"));

        assertCommitRefused(409, delete(ROOT.child("notes/")));
        commit(delete(NOTE), delete(ROOT.child("notes/")));

        assertMissing(NOTE, ROOT.child("notes/"));
        assertEquals(List.of(), names(ROOT));
    }

    @Test
    void the_root_container_cannot_be_deleted() {
        assertCommitRefused(409, delete(ROOT));
    }

    @Test
    void what_is_not_there_cannot_be_deleted() {
        assertCommitRefused(404, delete(NOTE));
        assertCommitRefused(404, delete(ROOT.child("notes/")));
    }

    // Auxiliary and reserved resources

    @Test
    void auxiliary_resources_live_and_die_with_their_subject() {
        assertCommitRefused(409, put(NOTE.acl(), "rules"));
        commit(
                create(NOTE, "x"),
                put(NOTE.acl(), "rules"),
                put(NOTE.meta(), "about"),
                put(NOTE.meta().acl(), "more"));
        commit(put(ROOT.child("notes/").acl(), "rules of the container"));
        assertEquals(List.of("march"), names(ROOT.child("notes/")));
        assertEquals("about", textAt(NOTE.meta()));

        commit(delete(NOTE));
        assertMissing(NOTE.acl(), NOTE.meta(), NOTE.meta().acl());
        commit(delete(ROOT.child("notes/")));
        assertMissing(ROOT.child("notes/").acl());
    }

    @Test
    void an_auxiliary_resource_can_be_removed_alone() {
        commit(create(NOTE, "x"), put(NOTE.acl(), "rules"));

        commit(delete(NOTE.acl()));

        assertMissing(NOTE.acl());
        assertEquals(List.of(), await(store.acls(POD)));
        assertEquals("x", textAt(NOTE));
    }

    @Test
    void what_the_server_keeps_in_a_pod_is_no_member() {
        commit(put(PodRecord.at(POD), "{}"), put(ROOT.child(".keys/one"), "k"), put(ROOT.acl(), "rules"));

        assertEquals(List.of(), names(ROOT));
        assertEquals(List.of("one"), names(ROOT.child(".keys/")));
    }

    @Test
    void the_acls_of_a_pod_come_in_one_pass() {
        commit(put(ROOT.acl(), "root"), create(NOTE, "x"), put(NOTE.acl(), "one"));
        commit(put(NOTE.acl(), "two"));
        await(store.commit(Edit.of(
                "bert",
                put(ResourceId.root("bert"), ""),
                put(ResourceId.root("bert").acl(), "b"))));

        List<PodStore.Entry> acls = await(store.acls(POD));

        assertEquals(
                List.of(".acl", "notes/march.acl"),
                acls.stream().map(acl -> acl.id().path()).toList());
        assertEquals(found(NOTE.acl()), acls.get(1).found());
    }

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
                .collect(java.util.stream.Collectors.toMap(
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

    protected Content.Large upload(Stream<Buffer> chunks) {
        return await(store.upload(POD, "video/mp4", Body.of(vertx, chunks), 1_000_000));
    }

    protected static Stream<Buffer> kilobytes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Buffer.buffer(String.valueOf(i % 10).repeat(1000)));
    }

    protected Buffer download(Content.Large content, long from, long to) {
        return await(store.download(POD, content, from, to).compose(stream -> {
            Buffer all = Buffer.buffer();
            io.vertx.core.Promise<Buffer> whole = io.vertx.core.Promise.promise();
            stream.exceptionHandler(whole::fail);
            stream.endHandler(end -> whole.complete(all));
            stream.handler(all::appendBuffer);
            return whole.future();
        }));
    }

    private void commitLarge(ResourceId id, Content content) {
        commit(new Edit.Put(id, Expect.ANYTHING, content));
    }

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
