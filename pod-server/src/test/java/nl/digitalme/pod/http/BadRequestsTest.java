package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.protocol.BodyLimits;
import nl.digitalme.pod.protocol.PodProtocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no decent client sends: malformed, too large, broken off. None of it may change anything or stop anybody else. */
class BadRequestsTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.with(
            config -> config.with(new PodProtocol.Settings(new BodyLimits(20_000, 20_000, 300_000, 1_000), 1 << 20)));

    @BeforeAll
    static void everybodyMayWriteInTheOpenFolder() {
        assertEquals(201, PODS.as("alice").put("/alice/open/", "").status());
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>."
                + "<#all> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <./>; acl:default <./>;"
                + " acl:mode acl:Read, acl:Write.";
        var made = PODS.as("alice").put("/alice/open/.acl", acl);
        assertEquals(201, made.status(), made.body());
    }

    private static RawHttp connect() throws IOException {
        return new RawHttp(PODS.baseUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /alice/%zz, 400",
        "GET, /alice/%, 400",
        "GET, /alice/%4, 400",
        "GET, /alice/a%00b, 400",
        "GET, /alice/../bob/, 400",
        "GET, /alice/%2e%2e/bob/, 400",
        "GET, /alice/./x, 400",
        "GET, //alice/x, 400",
        "GET, /alice//x, 400",
        "PUT, /alice, 404",
        "GET, /.unknown/x, 404",
        "GET, /.system/, 404",
        "GET, /nobody/x, 401",
        "TRACE, /alice/, 405",
        "PROPFIND, /alice/, 501",
        "GET, /alice/open/%41bc, 404",
    })
    void addresses_that_are_none_are_refused(String method, String path, int status) throws IOException {
        try (RawHttp raw = connect()) {
            assertEquals(
                    status,
                    raw.send(method + " " + path + " HTTP/1.1\nHost: x\n\n").status());
        }
    }

    @Test
    void a_request_line_or_fields_without_end_are_refused() throws IOException {
        try (RawHttp raw = connect()) {
            assertEquals(
                    414,
                    raw.send("GET /alice/" + "a".repeat(9_000) + " HTTP/1.1\nHost: x\n\n")
                            .status());
        }
        try (RawHttp raw = connect()) {
            assertEquals(
                    431,
                    raw.send("GET /alice/ HTTP/1.1\nHost: x\nX: " + "a".repeat(20_000) + "\n\n")
                            .status());
        }
    }

    @ParameterizedTest
    @CsvSource({"text/turtle", "text/plain"})
    void a_body_that_ends_early_changes_nothing(String type) throws IOException {
        String head = "PUT /alice/open/cut HTTP/1.1\nHost: x\nContent-Type: " + type + "\n";
        try (RawHttp raw = connect()) {
            raw.send(head + "Content-Length: 5000\n\n<> <#p> 1 .").endOfInput().status();
        }
        try (RawHttp raw = connect()) {
            raw.send(head + "Transfer-Encoding: chunked\n\n5\n<> <#\n")
                    .endOfInput()
                    .status();
        }
        assertEquals(404, PODS.anybody().get("/alice/open/cut").status());
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, 20001, 413", "text/plain, 300001, 413", "text/plain, 299999, 201"})
    void a_body_beyond_the_limit_is_refused_whether_or_not_its_length_was_declared(String type, int size, int status)
            throws IOException {
        String path = "/alice/open/big-" + size;
        byte[] body = "x".repeat(size).getBytes();
        assertEquals(
                status,
                PODS.anybody().send("PUT", path, body, "Content-Type", type).status());
        try (RawHttp raw = connect()) {
            String head = "PUT " + path + "-chunked HTTP/1.1\nHost: x\nContent-Type: " + type
                    + "\nTransfer-Encoding: chunked\n\n";
            raw.send(head).send(Integer.toHexString(size) + "\n" + "x".repeat(size) + "\n0\n\n");
            assertEquals(status, raw.status());
        }
        assertEquals(
                status == 413 ? 404 : 200, PODS.anybody().get(path + "-chunked").status());
    }

    @Test
    void a_client_that_waits_for_100_gets_it_only_when_it_may_write() throws IOException {
        String fields = " HTTP/1.1\nHost: x\nContent-Type: text/turtle\nContent-Length: 11\nExpect: 100-continue\n\n";
        try (RawHttp raw = connect()) {
            assertEquals(100, raw.send("PUT /alice/open/expected" + fields).status());
            assertEquals(201, raw.send("<> <#p> 1 .").status());
        }
        try (RawHttp raw = connect()) {
            assertEquals(401, raw.send("PUT /alice/private" + fields).status());
        }
        try (RawHttp raw = connect()) {
            String large = fields.replace("Content-Length: 11", "Content-Length: 999999");
            assertEquals(413, raw.send("PUT /alice/open/large" + large).status());
        }
    }

    @Test
    void who_may_change_nothing_is_refused_before_a_byte_of_the_patch_is_read() throws IOException {
        String fields = " HTTP/1.1\nHost: x\nContent-Type: text/n3\nContent-Length: 1000000\n\n";
        try (RawHttp raw = connect()) {
            assertEquals(401, raw.send("PATCH /alice/private" + fields).status());
        }
        try (RawHttp raw = connect()) {
            assertEquals(401, raw.send("PATCH /alice/profile/card" + fields).status(), "all may read it");
        }
    }

    @Test
    void a_connection_can_be_used_again_after_a_refusal_with_a_small_body() throws IOException {
        try (RawHttp raw = connect()) {
            String put = "PUT /alice/private HTTP/1.1\nHost: x\nContent-Type: text/turtle\nContent-Length: 3\n\nabc";
            assertEquals(401, raw.send(put).status());
            assertEquals(
                    200,
                    raw.send("GET /alice/profile/card HTTP/1.1\nHost: x\n\n").status());
        }
    }

    @Test
    void a_problem_is_told_in_json_without_personal_data() {
        var answer = PODS.anybody().get("/alice/secret-diagnosis");

        assertEquals(401, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        JsonObject problem = new JsonObject(answer.body());
        assertEquals(401, problem.getInteger("status"));
        assertEquals(answer.header("X-Request-Id"), problem.getString("requestId"));
        assertFalse(answer.body().contains("diagnosis"));
        assertTrue(answer.header("WWW-Authenticate").startsWith("DPoP algs=\"ES256"));
    }

    @Test
    void what_exists_and_what_does_not_are_refused_in_the_same_words() {
        PODS.as("alice").put("/alice/there", "");
        for (var who : java.util.List.of(PODS.anybody(), PODS.as("bob"))) {
            for (String method : java.util.List.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE")) {
                var there = who.write(method, "/alice/there", "text/turtle", "");
                var not = who.write(method, "/alice/not-there", "text/turtle", "");
                assertEquals(there.status(), not.status(), method);
                assertEquals(comparable(there), comparable(not), method);
            }
        }
    }

    private static String comparable(nl.digitalme.pod.Http.Answer answer) {
        var fields = new java.util.TreeMap<>(answer.headers());
        fields.keySet().removeIf(name -> name.equalsIgnoreCase("x-request-id") || name.equalsIgnoreCase("date"));
        return fields + answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void a_token_that_does_not_hold_is_named_in_the_challenge() {
        var answer = PODS.anybody().get("/alice/profile/card", "Authorization", "DPoP nonsense");

        assertEquals(401, answer.status());
        assertTrue(answer.header("WWW-Authenticate").contains("error=\"invalid_"), answer.header("WWW-Authenticate"));
    }

    @Test
    void the_host_field_of_a_request_is_not_believed() throws IOException {
        try (RawHttp raw = connect()) {
            String answer = raw.send("GET /alice/profile/card HTTP/1.1\nHost: evil.example\n"
                            + "X-Forwarded-Host: evil.example\nForwarded: host=evil.example\n\n")
                    .answer();
            assertTrue(answer.contains(PODS.baseUrl()));
            assertFalse(answer.contains("evil"));
        }
    }
}
