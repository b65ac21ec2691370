package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross-origin requests, as the conformance suite and browsers send them. */
class CorsTest {
    private static final String TESTER = "https://tester";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @ParameterizedTest
    @CsvSource({"GET, /alice/profile/card, 200", "GET, /alice/x, 401", "HEAD, /alice/, 401", "PUT, /alice/x, 401"})
    void the_origin_is_echoed_on_every_answer(String method, String path, int status) {
        Http.Answer answer = PODS.anybody().send(method, path, new byte[0], "Origin", TESTER);

        assertEquals(status, answer.status());
        assertEquals(TESTER, answer.header("Access-Control-Allow-Origin"));
        assertEquals("true", answer.header("Access-Control-Allow-Credentials"));
        assertTrue(answer.header("Vary").contains("Origin"));
        for (String name : new String[] {"Accept-Patch", "Allow", "ETag", "Link", "Location", "WAC-Allow"}) {
            assertTrue(answer.header("Access-Control-Expose-Headers").contains(name), name);
        }
    }

    @Test
    void a_preflight_is_answered_without_log_in_whatever_it_is_about() {
        Http.Answer answer = PODS.anybody()
                .send(
                        "OPTIONS",
                        "/alice/private",
                        new byte[0],
                        "Origin",
                        TESTER,
                        "Access-Control-Request-Method",
                        "PATCH",
                        "Access-Control-Request-Headers",
                        "X-Custom, Content-Type");

        assertEquals(204, answer.status());
        assertEquals(TESTER, answer.header("Access-Control-Allow-Origin"));
        assertTrue(answer.header("Access-Control-Allow-Methods").contains("PATCH"));
        assertEquals("X-Custom, Content-Type", answer.header("Access-Control-Allow-Headers"));
    }

    @Test
    void without_an_origin_there_is_nothing_to_allow() {
        assertEquals("", PODS.anybody().get("/alice/profile/card").header("Access-Control-Allow-Origin"));
    }

    @Test
    void options_says_what_can_be_done_to_who_may_read() {
        Http.Answer container = PODS.as("alice").send("OPTIONS", "/alice/", new byte[0]);
        Http.Answer document = PODS.as("alice").send("OPTIONS", "/alice/profile/card", new byte[0]);

        assertEquals(204, container.status());
        assertTrue(container.header("Allow").contains("POST"));
        assertTrue(container.header("Accept-Post").contains("text/turtle"));
        assertTrue(document.header("Accept-Patch").contains("text/n3"));
        assertTrue(document.header("Accept-Put").contains("*/*"));
        assertEquals(
                401, PODS.anybody().send("OPTIONS", "/alice/x", new byte[0]).status());
    }
}
