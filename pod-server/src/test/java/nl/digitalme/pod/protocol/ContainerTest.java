package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of containers. */
class ContainerTest {
    private static final IRI CONTAINS = Values.iri("http://www.w3.org/ns/ldp#contains");

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;

    @BeforeEach
    void logIn() {
        PODS.empty("alice");
        alice = PODS.as("alice");
    }

    private Model listing(String path, RdfFormat format) {
        var answer = alice.get(path, "Accept", format.mediaType());
        assertEquals(200, answer.status(), answer.body());
        assertEquals(format.mediaType(), answer.header("Content-Type"));
        return RdfDocument.parse(Buffer.buffer(answer.bytes()), format, PODS.baseUrl() + path.substring(1));
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void every_format_lists_the_same(RdfFormat format) {
        alice.put("/alice/c/doc", "<> a <#X> .");
        alice.put("/alice/c/sub/", "");
        alice.write("PUT", "/alice/c/text%20file", "text/plain; charset=utf-8", "hello");

        Model listing = listing("/alice/c/", format);

        IRI container = Values.iri(PODS.baseUrl() + "alice/c/");
        IRI text = Values.iri(PODS.baseUrl() + "alice/c/text%20file");
        assertEquals(3, listing.filter(container, CONTAINS, null).size());
        assertTrue(listing.contains(container, CONTAINS, text));
        assertTrue(listing.contains(
                text,
                Values.iri("http://www.w3.org/ns/posix/stat#size"),
                Values.literal(java.math.BigInteger.valueOf(5))));
        assertTrue(
                listing.contains(null, null, Values.iri("http://www.w3.org/ns/iana/media-types/text/plain#Resource")));
        assertTrue(listing.contains(
                Values.iri(PODS.baseUrl() + "alice/c/sub/"), null, Values.iri("http://www.w3.org/ns/ldp#Container")));
        assertEquals(
                1,
                listing.filter(container, Values.iri("http://purl.org/dc/terms/modified"), null)
                        .size());
    }

    @Test
    void the_root_is_a_storage_and_says_so_in_a_link_too() {
        IRI root = Values.iri(PODS.baseUrl() + "alice/");
        IRI storage = Values.iri("http://www.w3.org/ns/pim/space#Storage");

        assertTrue(listing("/alice/", RdfFormat.TURTLE).contains(root, null, storage));
        assertTrue(alice.get("/alice/").all("Link").contains("<" + storage + ">; rel=\"type\""));
        assertFalse(alice.get("/alice/inbox/").all("Link").contains("<" + storage + ">; rel=\"type\""));
        String owner = "<" + PODS.baseUrl() + "alice/profile/card#me>; rel=\"http://www.w3.org/ns/solid/terms#owner\"";
        assertTrue(alice.head("/alice/").all("Link").contains(owner));
    }

    @Test
    void rules_descriptions_and_the_servers_own_records_are_no_members() {
        alice.put("/alice/x", "");
        alice.put("/alice/x.meta", "");

        String body = alice.get("/alice/").body();
        assertFalse(body.contains(".acl"), body);
        assertFalse(body.contains(".meta"), body);
        assertFalse(body.contains("/.pod"), body);
    }

    @Test
    void what_the_owner_wrote_about_a_container_is_kept_and_what_the_server_says_is_not_taken() {
        String own = "<> <http://purl.org/dc/terms/title> \"Letters\" ; a <http://www.w3.org/ns/pim/space#Storage> ;"
                + " <http://purl.org/dc/terms/modified> \"1999-01-01T00:00:00Z\" .";
        assertEquals(201, alice.put("/alice/c/", own).status());

        String listing = alice.get("/alice/c/").body();
        assertTrue(listing.contains("Letters"));
        assertFalse(listing.contains("Storage"));
        assertFalse(listing.contains("1999"));
        assertEquals(
                409,
                alice.put("/alice/c/", "<> <http://www.w3.org/ns/ldp#contains> <x> .")
                        .status());
        assertEquals(
                409,
                alice.write("PUT", "/alice/c/", "application/trig", "<#g> { <> <#b> <#c> }")
                        .status());
        assertEquals(204, alice.put("/alice/c/", "").status());
        assertFalse(alice.get("/alice/c/").body().contains("Letters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<> <http://www.w3.org/ns/ldp#contains> <m> .",
                "<m> <http://purl.org/dc/terms/modified> \"1999-01-01T00:00:00Z\" .",
                "<m> <http://www.w3.org/ns/posix/stat#size> 1 .",
                "<sub/> <http://www.w3.org/ns/posix/stat#mtime> 1 .",
                "<m> a <http://www.w3.org/ns/iana/media-types/image/png#Resource> .",
            })
    void what_the_server_keeps_about_members_cannot_be_written_in_any_way(String statement) {
        alice.put("/alice/c/m", "");
        String before = alice.get("/alice/c/").body();
        String patch =
                "@prefix solid: <http://www.w3.org/ns/solid/terms#>. _:p a solid:InsertDeletePatch; solid:inserts {%s}."
                        .formatted(statement);

        assertEquals(409, alice.put("/alice/c/", statement).status());
        assertEquals(409, alice.write("PATCH", "/alice/c/", "text/n3", patch).status());
        assertEquals(
                409,
                alice.write("PATCH", "/alice/c/", "application/sparql-update", "INSERT DATA {" + statement + "}")
                        .status());
        assertEquals(before, alice.get("/alice/c/").body());
    }

    @Test
    void an_address_with_a_slash_is_no_place_for_what_is_no_rdf() {
        var put = alice.put("/alice/n/", "", "Link", "<http://www.w3.org/ns/ldp#NonRDFSource>; rel=\"type\"");

        assertEquals(409, put.status());
        assertEquals(404, alice.get("/alice/n/").status());
    }

    @Test
    void a_listing_that_changed_has_another_tag() {
        alice.put("/alice/c/a", "");
        String before = alice.get("/alice/c/").header("ETag");
        assertEquals(304, alice.get("/alice/c/", "If-None-Match", before).status());

        alice.put("/alice/c/b", "");

        assertNotEquals(before, alice.get("/alice/c/").header("ETag"));
        assertEquals(200, alice.get("/alice/c/", "If-None-Match", before).status());
        assertEquals(412, alice.put("/alice/c/", "", "If-Match", before).status());
        String now = alice.get("/alice/c/").header("ETag");
        assertEquals(204, alice.put("/alice/c/", "", "If-Match", now).status());
    }

    @Test
    void a_long_listing_comes_whole_page_after_page() {
        int members = 2 * ListContainer.PAGE + 7;
        List<Edit.Step> steps = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            ResourceId id = new ResourceId("alice", "many/m" + i);
            steps.add(new Edit.Put(id, Expect.ANYTHING, new Content.Inline("text/turtle", Buffer.buffer())));
        }
        TestPods.await(PODS.store().commit(Edit.of("alice", steps.toArray(Edit.Step[]::new))));

        for (RdfFormat format : RdfFormat.values()) {
            assertEquals(
                    members,
                    listing("/alice/many/", format).filter(null, CONTAINS, null).size());
        }
        assertEquals(200, alice.head("/alice/many/").status());
    }
}
