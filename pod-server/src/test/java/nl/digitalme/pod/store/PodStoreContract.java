package nl.digitalme.pod.store;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import org.junit.jupiter.api.Test;

/** What every store promises about documents, edits and containers. A backend's test is a subclass of three lines. */
public abstract class PodStoreContract extends StoreTest {
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
}
