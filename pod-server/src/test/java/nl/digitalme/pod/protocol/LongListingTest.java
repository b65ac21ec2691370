package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers with more members than anybody wants at once, and containers without their members. */
class LongListingTest {
    private static final IRI CONTAINS = Values.iri("http://www.w3.org/ns/ldp#contains");
    private static final int MEMBERS = ListContainer.PAGE + 234;

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static Http alice;

    @BeforeAll
    static void manyDocuments() {
        alice = PODS.as("alice");
        alice.put("/alice/many/", "<> <http://purl.org/dc/terms/title> \"Many & more\" ; <#knows> [ <#name> 'x' ] .");
        alice.put("/alice/few/", "<> <http://purl.org/dc/terms/title> \"Few\" .");
        List<Edit.Step> steps = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            String name = i == 0 ? "a&b=c'd%20e/" : "m" + i;
            steps.add(put("many/" + name));
            steps.add(put("few/m" + i % 3));
        }
        TestPods.await(PODS.store().commit(Edit.of("alice", steps.toArray(Edit.Step[]::new))));
    }

    private static Edit.Step put(String path) {
        Content content = new Content.Inline("text/turtle", Buffer.buffer());
        return new Edit.Put(new ResourceId("alice", path), Expect.ANYTHING, content);
    }

    private static Model read(Http.Answer answer, RdfFormat format, String path) {
        assertEquals(200, answer.status(), answer.body());
        return RdfDocument.parse(Buffer.buffer(answer.bytes()), format, PODS.baseUrl() + path.substring(1));
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void a_listing_is_there_whole_in_every_format_however_long_it_is(RdfFormat format) {
        for (String path : new String[] {"/alice/many/", "/alice/few/", "/alice/"}) {
            Model turtle = read(alice.get(path), RdfFormat.TURTLE, path);
            Model same = read(alice.get(path, "Accept", format.mediaType()), format, path);

            assertTrue(Models.isomorphic(turtle, same), path + " " + format + " " + same.size());
        }
        Model many = read(alice.get("/alice/many/", "Accept", format.mediaType()), format, "/alice/many/");
        assertEquals(MEMBERS, many.filter(null, CONTAINS, null).size());
        assertTrue(many.contains(null, null, Values.literal("Many & more")));
    }

    private static Optional<String> link(Http.Answer answer, String relation) {
        Pattern wanted = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"");
        return answer.all("Link").stream()
                .map(wanted::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String path(String address) {
        return address.substring(PODS.baseUrl().length() - 1);
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void the_pages_that_links_lead_to_hold_each_member_once(RdfFormat format) {
        Set<String> seen = new TreeSet<>();
        int pages = 0;
        Optional<String> next = link(alice.get("/alice/many/"), "first");
        while (next.isPresent()) {
            var page = alice.get(path(next.get()), "Accept", format.mediaType());
            for (var member : read(page, format, path(next.get())).filter(null, CONTAINS, null)) {
                assertEquals(PODS.baseUrl() + "alice/many/", member.getSubject().stringValue());
                assertTrue(seen.add(member.getObject().stringValue()));
            }
            assertEquals(Optional.of(PODS.baseUrl() + "alice/many/"), link(page, "canonical"));
            assertTrue(page.all("Link").contains("<http://www.w3.org/ns/ldp#Page>; rel=\"type\""));
            next = link(page, "next");
            pages++;
        }
        assertEquals(MEMBERS, seen.size());
        assertEquals(2, pages);
        assertTrue(seen.contains(PODS.baseUrl() + "alice/many/a&b=c'd%20e/"));
    }

    @Test
    void pages_can_be_smaller_and_begin_after_any_name() {
        var page = alice.get("/alice/many/?limit=3&after=m10");

        assertEquals(
                3,
                read(page, RdfFormat.TURTLE, "/alice/many/?limit=3")
                        .filter(null, CONTAINS, null)
                        .size());
        assertEquals(Optional.of(PODS.baseUrl() + "alice/many/?limit=3&after=m1001"), link(page, "next"));
        assertEquals(Optional.empty(), link(alice.get("/alice/many/?after=m998&limit=5"), "next"));
        assertNotEquals(
                page.header("ETag"), alice.get("/alice/many/?limit=4&after=m10").header("ETag"));
        assertEquals(
                304,
                alice.get("/alice/many/?limit=3&after=m10", "If-None-Match", page.header("ETag"))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=-1", "limit=x", "limit=", "limit=99999999999999999999"})
    void a_page_without_end_or_beginning_is_refused(String query) {
        assertEquals(400, alice.get("/alice/many/?" + query).status());
    }

    @Test
    void a_short_listing_offers_no_pages() {
        assertEquals(Optional.empty(), link(alice.get("/alice/few/"), "first"));
    }

    @Test
    void a_long_listing_has_a_weak_tag_that_changes_with_its_members() {
        String tag = alice.get("/alice/many/").header("ETag");
        assertTrue(tag.startsWith("W/\""), tag);
        assertEquals(tag, alice.head("/alice/many/").header("ETag"));
        assertEquals(304, alice.get("/alice/many/", "If-None-Match", tag).status());
        assertEquals(
                200,
                alice.get("/alice/many/", "Accept", "application/ld+json", "If-None-Match", tag)
                        .status());
        assertEquals(412, alice.get("/alice/many/", "If-Match", tag).status());

        alice.put("/alice/many/m5", "<> a <#Changed> .");

        assertEquals(200, alice.get("/alice/many/", "If-None-Match", tag).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return=representation; include=\"http://www.w3.org/ns/ldp#PreferMinimalContainer\" | 0",
                "return=representation; omit=\"http://www.w3.org/ns/ldp#PreferContainment\"        | 0",
                "Return=Representation;omit=\"http://x.example/ http://www.w3.org/ns/ldp#PreferContainment\" | 0",
                "return=representation; include=\"http://www.w3.org/ns/ldp#PreferContainment\"     | 3",
                "return=representation; omit=\"http://www.w3.org/ns/ldp#PreferMembership\"         | 3",
                "return=minimal                                                                    | 3",
                "include=\"http://www.w3.org/ns/ldp#PreferMinimalContainer\"                       | 3",
                "nonsense ; ; \"                                                                   | 3",
            })
    void a_container_comes_without_its_members_to_who_prefers_that(String prefer, int members) {
        var whole = alice.get("/alice/few/");
        var answer = alice.get("/alice/few/", "Prefer", prefer);

        Model model = read(answer, RdfFormat.TURTLE, "/alice/few/");
        assertEquals(members, model.filter(null, CONTAINS, null).size());
        assertTrue(model.contains(null, null, Values.literal("Few")));
        assertEquals(members == 0 ? "return=representation" : "", answer.header("Preference-Applied"));
        assertEquals(members > 0, answer.header("ETag").equals(whole.header("ETag")));
        assertTrue(answer.header("Vary").contains("Prefer"), answer.header("Vary"));
    }

    @Test
    void who_prefers_a_minimal_answer_to_a_write_is_told_that_he_has_it() {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            String type = method.equals("PATCH") ? "application/sparql-update" : "text/turtle";
            String body = method.equals("PATCH") ? "INSERT DATA { <> a <#X> }" : "";
            var answer = alice.write(method, "/alice/x", type, body, "Prefer", "wait=5, return=minimal");

            assertEquals("return=minimal", answer.header("Preference-Applied"), method);
            assertEquals(0, answer.bytes().length);
            assertEquals("", alice.put("/alice/x", "").header("Preference-Applied"));
        }
    }
}
