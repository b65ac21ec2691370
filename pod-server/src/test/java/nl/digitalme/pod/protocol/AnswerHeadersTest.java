package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that answers carry for caches, browsers and clients that look around. */
class AnswerHeadersTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static Http alice;

    @BeforeAll
    static void documents() {
        alice = PODS.as("alice");
        alice.put("/alice/c/doc", "<> a <#X> .");
        alice.put("/alice/c/doc.meta", "<> a <#X> .");
        alice.write("PUT", "/alice/c/text", "text/plain", "hello");
        alice.send("PUT", "/alice/c/film", new byte[200_000], "Content-Type", "video/mp4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/alice/",
                "/alice/c/",
                "/alice/c/?limit=1",
                "/alice/c/doc",
                "/alice/c/doc.meta",
                "/alice/.acl",
                "/alice/c/text",
                "/alice/c/film",
                "/alice/none",
                "/bob/",
                "/alice",
                "/alice/.well-known/solid",
                "/alice/.log",
                "/.well-known/openid-configuration",
                "/.login/keys",
                "/none"
            })
    void head_has_the_fields_of_get(String path) {
        for (String[] fields : new String[][] {{}, {"Origin", "https://app.example"}, {"If-None-Match", "*"}}) {
            var get = alice.get(path, fields);
            var head = alice.head(path, fields);

            assertEquals(get.status(), head.status());
            assertEquals(0, head.bytes().length);
            if (get.status() < 400) {
                assertEquals(lasting(get), lasting(head));
            }
        }
    }

    private static Map<String, List<String>> lasting(Http.Answer answer) {
        Map<String, List<String>> lasting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lasting.putAll(answer.headers());
        lasting.remove("X-Request-Id");
        lasting.remove("Date");
        lasting.remove("Content-Length", List.of("0")); // nothing is the same as no field
        return lasting;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /alice/c/doc, 200", "GET, /alice/c/, 200", "GET, /alice/none, 404", "DELETE, /alice/, 405",
        "OPTIONS, /alice/c/doc, 204", "GET, /bob/, 403", "GET, /, 200", "GET, /.health/ready, 200"
    })
    void every_answer_tells_when_it_was_given(String method, String path, int status) {
        var answer = alice.send(method, path, new byte[0]);

        assertEquals(status, answer.status());
        assertEquals(1, answer.all("Date").size());
        Instant date = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertTrue(Duration.between(date, Instant.now()).abs().toSeconds() < 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/alice/c/doc  | Accept, Authorization, Origin",
                "/alice/c/text | Accept, Authorization, Origin",
                "/alice/.acl   | Accept, Authorization, Origin",
                "/alice/c/     | Accept, Authorization, Origin, Prefer",
                "/alice/none   | Accept, Authorization, Origin",
                "/bob/         | Accept, Authorization, Origin",
            })
    void vary_names_exactly_what_the_answer_depends_on(String path, String vary) {
        assertEquals(List.of(vary), alice.get(path).all("Vary"));
    }

    @Test
    void a_cache_may_keep_documents_for_their_reader_and_must_ask_before_it_uses_them() {
        for (String path : new String[] {"/alice/c/doc", "/alice/c/", "/alice/c/film"}) {
            assertEquals("private, no-cache", alice.get(path).header("Cache-Control"));
            assertEquals(
                    "private, no-cache", alice.get(path, "If-None-Match", "*").header("Cache-Control"));
        }
        assertEquals("no-store", alice.get("/alice/none").header("Cache-Control"));
        assertEquals("no-store", alice.get("/alice/.log").header("Cache-Control"));
    }

    // RFC 9110 section 15.4.5: what a 200 would say about the representation, for a cache to update its own.
    @ParameterizedTest
    @ValueSource(strings = {"/alice/c/doc", "/alice/c/", "/alice/c/film"})
    void not_modified_has_the_fields_that_a_cache_needs(String path) {
        var whole = alice.get(path);
        var same = alice.get(path, "If-None-Match", whole.header("ETag"));

        assertEquals(304, same.status());
        for (String field : new String[] {"ETag", "Cache-Control", "Vary", "Last-Modified", "WAC-Allow"}) {
            assertEquals(whole.all(field), same.all(field), field);
        }
        assertEquals("", same.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/alice/        | GET, HEAD, OPTIONS, PUT, POST, PATCH         | true",
                "/alice/c/      | GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE | true",
                "/alice/c/doc   | GET, HEAD, OPTIONS, PUT, PATCH, DELETE       | false",
                "/alice/.acl    | GET, HEAD, OPTIONS, PUT, PATCH               | false",
                "/alice/c/doc.meta | GET, HEAD, OPTIONS, PUT, PATCH, DELETE    | false",
            })
    void allow_and_the_accept_fields_say_what_can_be_done(String path, String allow, boolean takesPosts) {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            var answer = alice.send(method, path, new byte[0]);
            assertEquals(allow, answer.header("Allow"));
            assertTrue(answer.header("Accept-Patch").contains("text/n3"));
            assertTrue(answer.header("Accept-Put").contains("application/ld+json"));
            assertEquals(takesPosts, answer.header("Accept-Post").contains("text/turtle"));
            assertTrue(answer.all("Link").stream().anyMatch(link -> link.contains("storageDescription")));
        }
    }

    @Test
    void whatever_field_an_answer_has_a_script_may_read_it() {
        for (String path :
                new String[] {"/alice/c/doc", "/alice/c/", "/alice/c/film", "/alice/none", "/bob/", "/alice"}) {
            var answer = alice.get(path, "Origin", "https://app.example");
            List<String> exposed = List.of(
                    answer.header("Access-Control-Expose-Headers").toLowerCase().split(",\\s*"));
            for (String field : answer.headers().keySet()) {
                String name = field.toLowerCase();
                boolean always = List.of("cache-control", "content-type", "content-length")
                        .contains(name);
                assertTrue(
                        always || name.startsWith("access-control-") || exposed.contains(name),
                        name + " of " + path + " is not exposed");
            }
            assertTrue(answer.header("Access-Control-Allow-Headers").contains("Accept"));
        }
    }
}
