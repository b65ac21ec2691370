package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every address of the server, the wrong methods and OPTIONS included; and addresses that lack a slash or have one. */
class ServerAddressesTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static Http alice;

    @BeforeAll
    static void documents() {
        alice = PODS.as("alice");
        alice.put("/alice/c/doc", "");
    }

    @Test
    void the_base_url_answers_with_a_page_that_says_what_this_is() {
        var page = PODS.anybody().get("/");

        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
        assertTrue(page.body().contains("/.well-known/openid-configuration"), page.body());
        assertTrue(page.header("Content-Security-Policy").contains("default-src 'none'"));
        assertEquals(
                Integer.toString(page.bytes().length), PODS.anybody().head("/").header("Content-Length"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT     | /                                 | GET, HEAD, OPTIONS",
                "DELETE  | /                                 | GET, HEAD, OPTIONS",
                "POST    | /.health/ready                    | GET, HEAD, OPTIONS",
                "POST    | /.well-known/openid-configuration | GET, HEAD, OPTIONS",
                "DELETE  | /.well-known/openid-configuration | GET, HEAD, OPTIONS",
                "GET     | /.login/token                     | POST, OPTIONS",
                "PUT     | /.login/token                     | POST, OPTIONS",
                "PATCH   | /.login/keys                      | GET, HEAD, OPTIONS",
                "TRACE   | /alice/c/doc                      | GET, HEAD, OPTIONS, PUT, PATCH, DELETE",
                "DELETE  | /alice/                           | GET, HEAD, OPTIONS, PUT, POST, PATCH",
                "POST    | /alice/c/doc                      | GET, HEAD, OPTIONS, PUT, PATCH, DELETE",
                "PUT     | /alice/.well-known/solid          | GET, HEAD, OPTIONS",
                "DELETE  | /alice/.log                       | GET, HEAD, OPTIONS",
                "DELETE  | /alice/.sparql                    | GET, HEAD, POST, OPTIONS",
                "DELETE  | /alice/.overview                  | GET, HEAD, OPTIONS",
            })
    void a_method_that_an_address_does_not_know_gets_405_with_those_it_does(String method, String path, String allow)
            throws IOException {
        var answer = method.equals("TRACE")
                ? trace(path)
                : alice.send(method, path, new byte[0], "Content-Type", "text/turtle");

        assertEquals(405, answer.status(), answer.body());
        assertEquals(allow, answer.header("Allow"));
    }

    private static Http.Answer trace(String path) throws IOException {
        try (RawHttp raw = new RawHttp(PODS.baseUrl())) {
            String answer = raw.send("TRACE " + path + " HTTP/1.1\nHost: x\n\n").answer();
            String allow = answer.lines()
                    .filter(line -> line.toLowerCase().startsWith("allow: "))
                    .findFirst()
                    .orElse("allow: ");
            return new Http.Answer(
                    Integer.parseInt(answer.substring(9, 12)),
                    java.util.Map.of("Allow", java.util.List.of(allow.substring(7))),
                    new byte[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/", "/.health/live", "/.well-known/openid-configuration", "/.login/token", "/.login/keys",
        "/alice/", "/alice/c/doc", "/alice/c/doc.acl", "/alice/c/doc.meta", "/alice/.well-known/solid",
        "/alice/.log", "/alice/.sparql", "/alice/.overview"
    })
    void options_is_answered_everywhere(String path) {
        var answer = alice.send("OPTIONS", path, new byte[0]);

        assertEquals(204, answer.status(), answer.body());
        assertTrue(answer.header("Allow").contains("OPTIONS"), answer.header("Allow"));
        assertEquals("", answer.body());
    }

    @ParameterizedTest
    @CsvSource({"/alice, /alice/", "/alice/c, /alice/c/", "/alice/c/doc/, /alice/c/doc", "/alice/c?x=1, /alice/c/?x=1"})
    void who_may_read_it_is_sent_to_the_address_with_or_without_the_slash(String from, String to) {
        for (String method : new String[] {"GET", "HEAD"}) {
            var answer = alice.send(method, from, new byte[0]);
            assertEquals(301, answer.status(), answer.body());
            assertEquals(PODS.baseUrl() + to.substring(1), answer.header("Location"));
        }
    }

    @ParameterizedTest
    @CsvSource({"/alice, 401", "/alice/c, 401", "/alice/none, 401", "/nobody, 401", "/nobody/, 401"})
    void who_may_not_read_learns_nothing_of_addresses_with_another_slash(String path, int status) {
        assertEquals(status, PODS.anybody().get(path).status());
        assertEquals(403, PODS.as("bob").get(path).status());
    }

    @Test
    void a_redirect_is_not_given_to_who_may_read_only_the_address_that_is_not_there() {
        alice.put("/alice/half/in/doc", "");
        alice.put("/alice/half/in/.acl", rules("./", "accessTo"));
        alice.put("/alice/half/.acl", rules("./", "default"));

        assertEquals(404, PODS.as("bob").get("/alice/half/in").status());
        assertEquals(404, PODS.as("bob").get("/alice/half/none").status());
        assertEquals(301, alice.get("/alice/half/in").status());
    }

    // Bob may read what inherits, and the rules of in/ do not name him.
    private static String rules(String where, String how) {
        String bob = how.equals("default") ? PODS.baseUrl() + "bob/profile/card#me" : "https://other.example/#me";
        return """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#it> a acl:Authorization; acl:agent <%s>; acl:%s <%s>; acl:mode acl:Read.
                """.formatted(bob, how, where);
    }

    @Test
    void a_part_of_a_document_is_not_taken_for_the_whole() {
        var part = alice.write("PUT", "/alice/part", "text/plain", "0123", "Content-Range", "bytes 0-3/10");

        assertEquals(400, part.status());
        assertEquals(404, alice.get("/alice/part").status());
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "br, 415", "'identity', 201", "'gzip, identity', 415"})
    void what_was_packed_is_not_taken_for_the_document(String coding, int status) {
        var answer = alice.write(
                "PUT", "/alice/packed-" + status + coding.length(), "text/plain", "x", "Content-Encoding", coding);

        assertEquals(status, answer.status());
    }

    @Test
    void nothing_but_100_continue_can_be_expected() throws IOException {
        try (RawHttp raw = new RawHttp(PODS.baseUrl())) {
            assertEquals(
                    417,
                    raw.send("PUT /alice/x HTTP/1.1\nHost: x\nContent-Type: text/plain\nContent-Length: 1\n"
                                    + "Expect: miracles\n\nx")
                            .status());
        }
    }
}
