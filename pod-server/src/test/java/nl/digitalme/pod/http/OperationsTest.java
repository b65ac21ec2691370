package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator relies on: limits, metrics, an orderly stop. */
class OperationsTest {
    private static final String HALF_A_PUT =
            "PUT /alice/inbox/x HTTP/1.1\nHost: x\nContent-Type: text/turtle\n" + "Content-Length: 11\n\n<> <#p>";

    @RegisterExtension
    final TestPods pods = TestPods.with(
            config -> config.with(new Limits(16_384, 8_192, Duration.ofSeconds(2), Duration.ofSeconds(4), 1))
                    .with(new PodServerConfig.Listen(
                            0, "localhost", Optional.empty(), Optional.empty(), OptionalInt.of(0), 1, false)));

    private void openTheInbox() {
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>."
                + "<#all> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <./>; acl:default <./>;"
                + " acl:mode acl:Read, acl:Write.";
        assertEquals(201, pods.as("alice").put("/alice/inbox/.acl", acl).status());
    }

    @Test
    void more_requests_than_the_limit_are_asked_to_come_back() throws IOException {
        openTheInbox();
        try (RawHttp slow = new RawHttp(pods.baseUrl())) {
            slow.send(HALF_A_PUT);
            Http.Answer refused = pods.anybody().get("/alice/profile/card");
            while (refused.status() == 200) { // until the half of the PUT has arrived
                refused = pods.anybody().get("/alice/profile/card");
            }
            assertEquals(503, refused.status());
            assertFalse(refused.header("Retry-After").isEmpty());
            assertEquals(201, slow.send(" 1 .").status());
        }
        assertEquals(200, pods.anybody().get("/alice/profile/card").status());
    }

    @Test
    void a_client_that_goes_silent_loses_its_connection_and_its_place() throws IOException {
        openTheInbox();
        try (RawHttp silent = new RawHttp(pods.baseUrl())) {
            assertEquals("", silent.send(HALF_A_PUT).answer());
        }
        assertEquals(404, pods.anybody().get("/alice/inbox/x").status());
    }

    @Test
    void a_client_that_drips_its_body_is_cut_off() throws IOException {
        openTheInbox();
        try (RawHttp dripping = new RawHttp(pods.baseUrl())) {
            dripping.send(HALF_A_PUT.replace("Content-Length: 11", "Content-Length: 5000"));
            long start = System.nanoTime();
            assertThrows(IOException.class, () -> {
                while (System.nanoTime() - start < Duration.ofSeconds(15).toNanos()) {
                    dripping.send(" ");
                    Thread.onSpinWait();
                }
            });
        }
        assertEquals(404, pods.anybody().get("/alice/inbox/x").status());
    }

    @Test
    void the_metrics_are_on_the_management_port_only() {
        pods.anybody().get("/alice/profile/card");
        Http management = Http.anonymous(
                "http://localhost:" + pods.server().managementPort().orElseThrow() + "/");

        String metrics = management.get("/.metrics").body();

        assertTrue(metrics.contains("http_server_requests_seconds_count{method=\"GET\",status=\"2xx\"}"), metrics);
        assertFalse(metrics.contains("alice"));
        assertEquals(404, pods.anybody().get("/.metrics").status());
    }

    @Test
    void what_is_under_way_is_finished_before_the_server_stops() throws IOException {
        openTheInbox();
        try (RawHttp slow = new RawHttp(pods.baseUrl())) {
            assertEquals(
                    100,
                    slow.send(HALF_A_PUT.replace("Host: x", "Host: x\nExpect: 100-continue"))
                            .status());
            var stopped = pods.server().stop();
            assertEquals(201, slow.send(" 1 .").status());
            TestPods.await(stopped);
        }
    }
}
