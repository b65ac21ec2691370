package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT, POST and DELETE. */
class WriteDocumentTest {
    private static final String SOME = "<> <http://example.org/p> 1 .";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;

    @BeforeEach
    void logIn() {
        PODS.empty("alice");
        alice = PODS.as("alice");
    }

    @Test
    void put_makes_a_document_with_its_containers_and_then_replaces_it() {
        var made = alice.put("/alice/a/b/c", SOME);
        assertEquals(201, made.status(), made.body());
        assertEquals(alice.get("/alice/a/b/c").header("ETag"), made.header("ETag"));
        assertTrue(alice.get("/alice/a/").body().contains("ldp:contains <./b/>"));

        var replaced = alice.put("/alice/a/b/c", "<> <http://example.org/p> 2 .");
        assertEquals(204, replaced.status());
        assertTrue(alice.get("/alice/a/b/c").body().contains("2"));
    }

    @ParameterizedTest
    @CsvSource({"PUT, /alice/x", "POST, /alice/"})
    void a_body_without_content_type_is_refused(String method, String path) {
        assertEquals(400, alice.send(method, path, SOME.getBytes()).status());
        assertEquals(404, alice.get("/alice/x").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "text/", "text/plain; x", "a/b/c"})
    void a_content_type_that_is_none_is_refused(String type) {
        assertEquals(400, alice.write("PUT", "/alice/x", type, "x").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/turtle           | <a> <b>",
                "text/turtle           | ex:a ex:b ex:c .",
                "application/ld+json   | {\"@id\": 1",
                "application/n-triples | <a> <b> <c> .",
                "application/rdf+xml   | <rdf>",
                "application/trig      | <#g> {",
            })
    void rdf_that_does_not_parse_changes_nothing(String type, String body) {
        assertEquals(400, alice.write("PUT", "/alice/deep/x", type, body).status());
        assertEquals(404, alice.get("/alice/deep/x").status());
        assertEquals(404, alice.get("/alice/deep/").status());
    }

    @Test
    void a_document_and_a_container_of_one_name_cannot_both_be() {
        assertEquals(201, alice.put("/alice/name", SOME).status());
        assertEquals(409, alice.put("/alice/name/", "").status());
        assertEquals(409, alice.put("/alice/name/below", SOME).status());

        assertEquals(201, alice.put("/alice/folder/", "").status());
        assertEquals(409, alice.put("/alice/folder", SOME).status());
        assertEquals(301, alice.get("/alice/folder").status());
    }

    @ParameterizedTest
    @CsvSource({
        "/alice/foo.acl/bar",
        "/alice/foo.acl/",
        "/alice/foo.meta/x",
        "/alice/profile/card.acl.acl",
        "/alice/x.meta.acl"
    })
    void nobody_can_take_a_name_that_rules_or_descriptions_need(String path) {
        assertEquals(409, alice.put(path, "").status());
    }

    @ParameterizedTest
    @CsvSource({"/alice/.pod", "/alice/.edits", "/alice/.hidden/x", "/alice/.log", "/alice/.well-known/solid"})
    void the_servers_own_addresses_take_no_writes(String path) {
        assertEquals(405, alice.put(path, SOME).status());
        assertEquals(405, alice.delete(path).status());
    }

    @Test
    void the_servers_own_records_are_not_shown() {
        assertEquals(404, alice.get("/alice/.pod").status());
        assertEquals(403, PODS.as("bob").get("/alice/.pod").status());
        assertEquals(404, PODS.anybody().get("/.system/accounts/").status());
    }

    @Test
    void conditions_keep_writers_from_overwriting_each_other() {
        assertEquals(412, alice.put("/alice/x", SOME, "If-Match", "*").status());
        assertEquals(201, alice.put("/alice/x", SOME, "If-None-Match", "*").status());
        assertEquals(412, alice.put("/alice/x", SOME, "If-None-Match", "*").status());
        String tag = alice.get("/alice/x").header("ETag");
        String json = alice.get("/alice/x", "Accept", "application/ld+json").header("ETag");

        assertEquals(412, alice.put("/alice/x", SOME, "If-Match", "\"other\"").status());
        assertEquals(204, alice.put("/alice/x", SOME, "If-Match", json).status());
        assertEquals(412, alice.put("/alice/x", SOME, "If-Match", tag).status());
        assertEquals(412, alice.delete("/alice/x", "If-Match", tag).status());
        assertEquals(204, alice.delete("/alice/x", "If-Match", "*").status());
    }

    @Test
    void of_many_who_create_with_if_none_match_one_wins() {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        alice.put("/alice/race", SOME, "If-None-Match", "*").status()))
                .toList();
        List<Integer> statuses =
                all.stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(201, 412, 412, 412, 412, 412, 412, 412), statuses);
    }

    @Test
    void of_many_who_put_without_condition_all_succeed_and_one_creates() {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> alice.put("/alice/race", SOME).status()))
                .toList();
        List<Integer> statuses =
                all.stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(201, 204, 204, 204, 204, 204, 204, 204), statuses);
    }

    @Test
    void delete_takes_the_description_and_the_rules_along() {
        alice.put("/alice/x", SOME);
        assertEquals(201, alice.put("/alice/x.meta", SOME).status());
        assertEquals(204, alice.delete("/alice/x").status());
        assertEquals(404, alice.get("/alice/x.meta").status());
        assertEquals(404, alice.delete("/alice/x").status());
        assertEquals(409, alice.put("/alice/x.meta", SOME).status());
    }

    @Test
    void a_container_goes_only_when_it_is_empty_and_the_root_never() {
        alice.put("/alice/c/x", SOME);
        assertEquals(409, alice.delete("/alice/c/").status());
        assertEquals(204, alice.delete("/alice/c/x").status());
        assertEquals(204, alice.delete("/alice/c/").status());

        assertEquals(405, alice.delete("/alice/").status());
        assertEquals(405, alice.delete("/alice/.acl").status());
        assertFalse(alice.delete("/alice/").header("Allow").contains("DELETE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note              | /alice/in/note",
                "'two words'       | /alice/in/two-words",
                "a/b               | /alice/in/a-b",
                "../../etc         | /alice/in/etc",
                ".hidden           | /alice/in/hidden",
                "evil.acl          | /alice/in/evil-acl",
                "x.META            | /alice/in/x-META",
                "%2e%2e            | /alice/in/2e-2e",
            })
    void slug_is_a_wish_that_never_leaves_the_container(String slug, String expected) {
        alice.put("/alice/in/", "");
        var made = alice.write("POST", "/alice/in/", "text/turtle", SOME, "Slug", slug);

        assertEquals(201, made.status(), made.body());
        assertEquals(PODS.baseUrl() + expected.substring(1), made.header("Location"));
        assertEquals(200, alice.get(expected).status());
    }

    @Test
    void a_slug_that_is_taken_gets_something_behind_it() {
        alice.put("/alice/in/note", SOME);
        var second = alice.write("POST", "/alice/in/", "text/turtle", SOME, "Slug", "note");
        var third = alice.write("POST", "/alice/in/", "text/turtle", SOME);

        assertTrue(second.header("Location").startsWith(PODS.baseUrl() + "alice/in/note-"));
        assertEquals(201, third.status());
    }

    @Test
    void post_with_the_type_of_a_container_makes_one() {
        var made = alice.write(
                "POST",
                "/alice/",
                "text/turtle",
                "<> <http://purl.org/dc/terms/title> \"Mine\" .",
                "Slug",
                "box",
                "Link",
                "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"");

        assertEquals(201, made.status(), made.body());
        assertEquals(PODS.baseUrl() + "alice/box/", made.header("Location"));
        assertTrue(alice.get("/alice/box/").body().contains("Mine"));
    }

    @Test
    void post_goes_to_containers_that_are_there() {
        alice.put("/alice/doc", SOME);
        var toDocument = alice.write("POST", "/alice/doc", "text/turtle", SOME);

        assertEquals(
                404, alice.write("POST", "/alice/none/", "text/turtle", SOME).status());
        assertEquals(405, toDocument.status());
        assertFalse(toDocument.header("Allow").contains("POST"));
    }

    @Test
    void a_type_that_the_address_contradicts_is_a_conflict() {
        String container = "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"";

        assertEquals(409, alice.put("/alice/x", "", "Link", container).status());
        assertEquals(201, alice.put("/alice/x/", "", "Link", container).status());
    }

    @Test
    void containers_rules_and_descriptions_are_rdf() {
        alice.put("/alice/x", SOME);
        for (String path : List.of("/alice/c/", "/alice/x.acl", "/alice/x.meta")) {
            var answer = alice.write("PUT", path, "text/plain", "no");
            assertEquals(415, answer.status(), path);
            assertTrue(answer.header("Accept-Put").contains("text/turtle"));
        }
    }
}
