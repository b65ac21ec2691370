package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Description resources, {@code .meta} (Solid Protocol 0.11.0 section 4.3.2). */
class DescriptionTest {
    private static final String ABOUT = "<photo> <http://purl.org/dc/terms/title> \"At sea\" .";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;

    @BeforeEach
    void aPhoto() {
        PODS.empty("alice");
        alice = PODS.as("alice");
        alice.write("PUT", "/alice/album/photo", "image/png", "pixels");
    }

    private static String link(String path, String relation) {
        return "<" + PODS.baseUrl() + path.substring(1) + ">; rel=\"" + relation + "\"";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alice/album/photo", "/alice/album/", "/alice/", "/alice/profile/card"})
    void every_resource_links_to_its_one_description_and_that_links_back(String subject) {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            var links = alice.send(method, subject, new byte[0]).all("Link");
            assertTrue(links.contains(link(subject + ".meta", "describedby")), links.toString());
            assertEquals(
                    1,
                    links.stream()
                            .filter(field -> field.contains("describedby"))
                            .count());
        }
        assertEquals(201, alice.put(subject + ".meta", "<> a <#About> .").status());
        var links = alice.get(subject + ".meta").all("Link");
        assertTrue(links.contains(link(subject, "describes")), links.toString());
        assertTrue(links.contains(link(subject + ".acl", "acl")), "the rules of its subject: " + links);
        alice.delete(subject + ".meta");
    }

    @Test
    void a_description_is_there_when_somebody_wrote_it_and_goes_with_its_subject() {
        assertEquals(404, alice.get("/alice/album/photo.meta").status());
        assertEquals(201, alice.put("/alice/album/photo.meta", ABOUT).status());
        assertEquals(ABOUT, alice.get("/alice/album/photo.meta").body());
        assertFalse(alice.get("/alice/album/").body().contains(".meta"));

        assertEquals(204, alice.delete("/alice/album/photo").status());
        assertEquals(404, alice.get("/alice/album/photo.meta").status());
        alice.write("PUT", "/alice/album/photo", "image/png", "other");
        assertEquals(404, alice.get("/alice/album/photo.meta").status());
    }

    @Test
    void put_and_patch_make_and_change_one_and_delete_takes_it_alone() {
        String patch = "@prefix solid: <http://www.w3.org/ns/solid/terms#>."
                + " _:p a solid:InsertDeletePatch; solid:inserts { <photo> <#taken> 2026 }.";

        assertEquals(
                201,
                alice.write("PATCH", "/alice/album/photo.meta", "text/n3", patch)
                        .status());
        assertEquals(204, alice.put("/alice/album/photo.meta", ABOUT).status());
        assertEquals(
                204,
                alice.write("PATCH", "/alice/album/photo.meta", "text/n3", patch)
                        .status());
        assertTrue(alice.get("/alice/album/photo.meta").body().contains("At sea"));
        assertEquals(204, alice.delete("/alice/album/photo.meta").status());
        assertEquals(200, alice.get("/alice/album/photo").status());
    }

    @ParameterizedTest
    @CsvSource({"PUT, text/turtle, <> a <#X> .", "PATCH, application/sparql-update, INSERT DATA { <> a <#X> }"})
    void without_a_subject_there_is_no_description(String method, String type, String body) {
        assertEquals(
                409, alice.write(method, "/alice/album/none.meta", type, body).status());
        assertEquals(404, alice.get("/alice/album/none.meta").status());
        assertEquals(404, alice.get("/alice/album/none").status());
    }

    @ParameterizedTest
    @CsvSource({
        "acl:Read,             200, 403, 403",
        "'acl:Read, acl:Append', 200, 403, 204",
        "'acl:Read, acl:Write',  200, 204, 204",
        "acl:Write,            403, 204, 204",
        "acl:Control,          403, 403, 403",
    })
    void whoever_may_read_or_write_the_subject_may_read_or_write_its_description(
            String modes, int get, int put, int patch) {
        alice.put("/alice/album/photo.meta", ABOUT);
        alice.put("/alice/album/photo.acl", """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#bob> a acl:Authorization; acl:agent <%sbob/profile/card#me>; acl:accessTo <photo>; acl:mode %s.
                """.formatted(PODS.baseUrl(), modes));
        Http bob = PODS.as("bob");
        String add = "INSERT DATA { <photo> <#x> <#y> }";

        assertEquals(get, bob.get("/alice/album/photo.meta").status());
        assertEquals(
                patch,
                bob.write("PATCH", "/alice/album/photo.meta", "application/sparql-update", add)
                        .status());
        assertEquals(put, bob.put("/alice/album/photo.meta", ABOUT).status());
        assertEquals(401, PODS.anybody().get("/alice/album/photo.meta").status());
    }

    @Test
    void a_description_is_rdf_in_any_format() {
        alice.put("/alice/album/photo.meta", ABOUT);

        assertEquals(
                "application/ld+json",
                alice.get("/alice/album/photo.meta", "Accept", "application/ld+json")
                        .header("Content-Type"));
        assertEquals(
                415,
                alice.write("PUT", "/alice/album/photo.meta", "text/plain", "At sea")
                        .status());
        assertEquals(
                405,
                alice.write("POST", "/alice/album/photo.meta", "text/turtle", "")
                        .status());
    }
}
