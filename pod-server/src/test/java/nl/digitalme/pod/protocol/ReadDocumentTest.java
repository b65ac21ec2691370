package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GET and HEAD of documents: formats, conditions, ranges. */
class ReadDocumentTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static final String TURTLE = "# a comment that stays\n<#it> <http://example.org/says> \"hé\" .\n";
    private static final String TEXT = "0123456789";

    private static Http alice;

    @BeforeAll
    static void documents() {
        alice = PODS.as("alice");
        assertEquals(201, alice.put("/alice/doc", TURTLE).status());
        assertEquals(
                201,
                alice.write("PUT", "/alice/graphs", "application/trig", "<#g> { <#a> <#b> <#c> } <#d> <#e> <#f> .")
                        .status());
        assertEquals(
                201,
                alice.write("PUT", "/alice/text", "text/plain; charset=utf-8", TEXT)
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                   | text/turtle",
                "*/*                                                 | text/turtle",
                "text/*                                              | text/turtle",
                "text/turtle;q=0.5, application/ld+json              | application/ld+json",
                "application/ld+json;q=0.5, */*;q=0.1                | application/ld+json",
                "application/*                                       | application/ld+json",
                "application/n-triples                               | application/n-triples",
                "application/trig                                    | application/trig",
                "application/n-quads                                 | application/n-quads",
                "application/rdf+xml                                 | application/rdf+xml",
                "text/turtle;q=0, */*                                | application/ld+json",
                "text/html, application/xhtml+xml, */*;q=0.8         | text/turtle",
                "TEXT/TURTLE                                         | text/turtle",
                "application/ld+json; profile=\"http://x.example/\"  | application/ld+json",
                "image/png                                           | 406",
                "text/turtle;q=0                                     | 406",
                "application/json                                    | 406",
            })
    void the_format_is_the_best_that_the_client_accepts(String accept, String expected) {
        var answer = accept == null ? alice.get("/alice/doc") : alice.get("/alice/doc", "Accept", accept);

        if (expected.equals("406")) {
            assertEquals(406, answer.status());
            assertTrue(answer.body().contains("text/turtle"), answer.body());
        } else {
            assertEquals(200, answer.status(), answer.body());
            assertEquals(expected, answer.header("Content-Type"));
        }
    }

    @Test
    void a_document_comes_back_as_it_was_sent() {
        assertEquals(TURTLE, alice.get("/alice/doc").body());
    }

    @Test
    void each_format_has_an_entity_tag_of_its_own() {
        var turtle = alice.get("/alice/doc", "Accept", "text/turtle");
        var json = alice.get("/alice/doc", "Accept", "application/ld+json");

        assertNotEquals(turtle.header("ETag"), json.header("ETag"));
        assertEquals(
                304,
                alice.get("/alice/doc", "If-None-Match", turtle.header("ETag")).status());
        assertEquals(
                200,
                alice.get("/alice/doc", "If-None-Match", json.header("ETag")).status());
        assertEquals(
                304,
                alice.get("/alice/doc", "Accept", "application/ld+json", "If-None-Match", json.header("ETag"))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "application/trig, 200",
        "application/n-quads, 200",
        "application/ld+json, 200",
        "*/*, 200",
        "text/turtle, 406",
        "application/n-triples, 406",
        "application/rdf+xml, 406",
    })
    void named_graphs_are_given_only_in_formats_that_can_hold_them(String accept, int status) {
        var answer = alice.get("/alice/graphs", "Accept", accept);

        assertEquals(status, answer.status(), answer.body());
        if (status == 406) {
            assertTrue(answer.body().contains("application/trig"), answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match     | \"other\", ETAG               | 304",
                "If-None-Match     | W/ETAG                        | 304",
                "If-None-Match     | *                             | 304",
                "If-None-Match     | \"other\"                     | 200",
                "If-Match          | ETAG                          | 200",
                "If-Match          | \"other\"                     | 412",
                "If-Match          | W/ETAG                        | 412",
                "If-Match          | *                             | 200",
                "If-Modified-Since | Fri, 01 Jan 2100 00:00:00 GMT | 304",
                "If-Modified-Since | Sat, 01 Jan 2000 00:00:00 GMT | 200",
                "If-Modified-Since | yesterday                     | 200",
                "If-Unmodified-Since | Sat, 01 Jan 2000 00:00:00 GMT | 412",
                "If-Unmodified-Since | Fri, 01 Jan 2100 00:00:00 GMT | 200",
            })
    void conditions_decide_whether_the_document_is_sent(String field, String value, int status) {
        String tag = alice.get("/alice/text").header("ETag");
        var answer = alice.get("/alice/text", field, value.replace("ETAG", tag));

        assertEquals(status, answer.status());
        if (status == 304) {
            assertEquals(tag, answer.header("ETag"));
            assertEquals(0, answer.bytes().length);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3       | 206 | 0123       | bytes 0-3/10",
                "bytes=7-        | 206 | 789        | bytes 7-9/10",
                "bytes=-2        | 206 | 89         | bytes 8-9/10",
                "bytes=-99       | 206 | 0123456789 | bytes 0-9/10",
                "bytes=5-999     | 206 | 56789      | bytes 5-9/10",
                "bytes=10-       | 416 | ''         | bytes */10",
                "bytes=-0        | 416 | ''         | bytes */10",
                "bytes=5-2       | 200 | 0123456789 | ''",
                "bytes=0-1,2-4   | 206 | 01234      | bytes 0-4/10",
                "bytes=4-,0-5    | 206 | 0123456789 | bytes 0-9/10",
                "bytes=20-,3-4   | 206 | 34         | bytes 3-4/10",
                "bytes=20-,30-   | 416 | ''         | bytes */10",
                "bytes=0-1,x     | 200 | 0123456789 | ''",
                "bytes=0-1,      | 200 | 0123456789 | ''",
                "lines=0-1       | 200 | 0123456789 | ''",
                "bytes=x         | 200 | 0123456789 | ''",
            })
    void a_range_of_bytes_can_be_asked_for(String range, int status, String body, String contentRange) {
        var answer = alice.get("/alice/text", "Range", range);

        assertEquals(status, answer.status());
        assertEquals(body, answer.body());
        assertEquals(contentRange, answer.header("Content-Range"));
    }

    @Test
    void a_range_counts_only_while_the_document_is_the_one_of_if_range() {
        String tag = alice.get("/alice/text").header("ETag");

        assertEquals(
                206,
                alice.get("/alice/text", "Range", "bytes=0-3", "If-Range", tag).status());
        assertEquals(
                200,
                alice.get("/alice/text", "Range", "bytes=0-3", "If-Range", "\"old\"")
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"/alice/doc", "/alice/text", "/alice/", "/alice/profile/card", "/alice/.acl", "/alice/none"})
    void head_is_get_without_the_body(String path) {
        var get = alice.get(path);
        var head = alice.head(path);

        assertEquals(get.status(), head.status());
        assertEquals(0, head.bytes().length);
        if (get.status() == 200) {
            assertEquals(lasting(get.headers()), lasting(head.headers()));
        }
    }

    private static Map<String, List<String>> lasting(Map<String, List<String>> headers) {
        Map<String, List<String>> lasting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lasting.putAll(headers);
        lasting.remove("X-Request-Id");
        return lasting;
    }

    @Test
    void what_is_not_rdf_is_sandboxed_and_never_sniffed() {
        var answer = alice.get("/alice/text");

        assertEquals("text/plain; charset=utf-8", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertTrue(answer.header("Content-Security-Policy").contains("sandbox"));
        assertEquals(406, alice.get("/alice/text", "Accept", "text/turtle").status());
    }

    @Test
    void a_document_says_where_its_rules_its_description_and_its_storage_are() {
        List<String> links = alice.get("/alice/doc").all("Link");
        String base = PODS.baseUrl();

        assertTrue(links.contains("<" + base + "alice/doc.acl>; rel=\"acl\""), links.toString());
        assertTrue(links.contains("<" + base + "alice/doc.meta>; rel=\"describedby\""), links.toString());
        assertTrue(links.contains("<http://www.w3.org/ns/ldp#Resource>; rel=\"type\""), links.toString());
        assertTrue(
                links.contains("<" + base
                        + "alice/.well-known/solid>; rel=\"http://www.w3.org/ns/solid/terms#storageDescription\""),
                links.toString());
    }

    @Test
    void a_large_document_streams_up_and_down_and_in_parts() {
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 >>> 3);
        }
        assertEquals(
                201,
                alice.send("PUT", "/alice/film", large, "Content-Type", "video/mp4")
                        .status());

        var whole = alice.get("/alice/film");
        assertEquals(200, whole.status());
        assertArrayEquals(large, whole.bytes());
        var part = alice.get("/alice/film", "Range", "bytes=1000000-1000009");
        assertEquals(206, part.status());
        assertArrayEquals(java.util.Arrays.copyOfRange(large, 1_000_000, 1_000_010), part.bytes());
        assertEquals("3000000", alice.head("/alice/film").header("Content-Length"));
        assertEquals(204, alice.delete("/alice/film").status());
        assertEquals(404, alice.get("/alice/film").status());
    }

    @Test
    void the_same_bytes_come_in_every_format_after_the_first_conversion() {
        byte[] first =
                alice.get("/alice/doc", "Accept", "application/n-triples").bytes();

        assertArrayEquals(
                first,
                alice.get("/alice/doc", "Accept", "application/n-triples").bytes());
        assertTrue(new String(first, StandardCharsets.UTF_8).contains(PODS.baseUrl() + "alice/doc#it"));
    }

    @Test
    void where_nothing_is_yet_the_answer_says_how_it_can_be_made() {
        Http.Answer nothing = alice.get("/alice/not-yet");
        assertEquals(404, nothing.status());
        for (String header : List.of("Allow", "Accept-Patch", "Accept-Put", "MS-Author-Via")) {
            assertEquals(alice.get("/alice/doc").header(header), nothing.header(header), header);
        }
    }
}
