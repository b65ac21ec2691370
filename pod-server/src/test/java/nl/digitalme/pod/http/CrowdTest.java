package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One address that takes all it can get, and a proxy that says who came to it. */
class CrowdTest {
    private static final int MOST = 20;
    private static final String GET = "GET /alice/profile/card HTTP/1.1\nHost: x\n\n";

    @RegisterExtension
    static final TestPods FEW = TestPods.with(config -> config.with(limits(MOST, Set.of())));

    @RegisterExtension
    static final TestPods PROXIED = TestPods.with(config -> config.with(limits(MOST, Set.of("127.0.0.1", "::1"))));

    private static Limits limits(int connections, Set<String> proxies) {
        return new Limits(16_384, 8_192, Duration.ofSeconds(30), Duration.ofSeconds(30), 100, connections, proxies);
    }

    @Test
    void an_address_gets_so_many_connections_and_new_ones_when_others_end() throws Exception {
        List<RawHttp> open = connect(FEW, 3 * MOST);
        long served = served(open);
        close(open);

        assertEquals(MOST, served);
        assertEquals(MOST, servedAgain());
    }

    @Test
    void a_websocket_that_ended_is_no_connection_any_more() throws Exception {
        String handshake =
                "GET /alice/.notifications/solid-0.1 HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: websocket\n"
                        + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n";
        assertEquals(MOST, servedAgain());
        List<RawHttp> open = connect(FEW, MOST);
        long upgraded = 0;
        for (RawHttp each : open) {
            upgraded += each.send(handshake).answer().startsWith("HTTP/1.1 101") ? 1 : 0;
        }
        assertTrue(upgraded > 0, "no socket was opened");
        close(open);
        assertEquals(MOST, servedAgain());
    }

    // The server learns of an end a little later than the client.
    private static long servedAgain() throws Exception {
        long most = 0;
        for (int i = 0; i < 50 && most < MOST; i++) {
            List<RawHttp> open = connect(FEW, MOST);
            most = Math.max(most, served(open));
            close(open);
        }
        return most;
    }

    @Test
    void a_proxy_brings_as_many_as_come() throws Exception {
        List<RawHttp> open = connect(PROXIED, 3 * MOST);
        assertEquals(3 * MOST, served(open));
        close(open);
    }

    @Test
    void behind_a_proxy_each_client_has_guesses_of_its_own_and_cannot_make_up_more() throws Exception {
        for (int i = 0; i < 12; i++) {
            int status = guess("9.9.9." + i + ", 203.0.113.7"); // before the last step the client says what it likes
            assertEquals(i < 10 ? 401 : 429, status, "guess " + i);
        }
        assertEquals(401, guess("203.0.113.8"), "another client is not held up");
        assertTrue(guess("203.0.113.7, 127.0.0.1") == 429, "our own proxies are steps on the way");
    }

    @Test
    void a_proxy_is_named_by_its_address() {
        assertThrows(IllegalArgumentException.class, () -> new Senders(Set.of("proxy.example")));
    }

    private static int guess(String forwardedFor) {
        return PROXIED.anybody()
                .write(
                        "POST",
                        "/.login/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=guessed&client_secret=x",
                        "X-Forwarded-For",
                        forwardedFor,
                        "DPoP",
                        DpopKey.es256().proof("POST", PROXIED.baseUrl() + ".login/token"))
                .status();
    }

    private static List<RawHttp> connect(TestPods pods, int count) throws Exception {
        List<RawHttp> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(new RawHttp(pods.baseUrl()));
        }
        return open;
    }

    private static long served(List<RawHttp> open) {
        return open.stream().filter(CrowdTest::isServed).count();
    }

    private static boolean isServed(RawHttp connection) {
        try {
            return connection.send(GET).status() == 200;
        } catch (java.io.IOException closed) {
            return false;
        }
    }

    private static void close(List<RawHttp> open) throws Exception {
        for (RawHttp connection : open) {
            connection.close();
        }
    }
}
