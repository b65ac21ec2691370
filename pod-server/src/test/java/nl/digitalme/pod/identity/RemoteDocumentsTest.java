package nl.digitalme.pod.identity;

import static nl.digitalme.pod.identity.SignedIn.assertRefused;
import static nl.digitalme.pod.identity.SignedIn.assertRefusedFor;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteDocumentsTest {
    private static final RemotePolicy DEVELOPMENT = new RemotePolicy(true, Set.of());
    private static final RemotePolicy PRODUCTION = new RemotePolicy(false, Set.of());

    private final Vertx vertx = Vertx.vertx();
    private final TestIssuer issuer = new TestIssuer(vertx);
    private final SignedIn here = new SignedIn(vertx, settings -> settings);
    private final DpopKey key = DpopKey.es256();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "::",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1",
                "2001:2::1",
                "3fff::1",
                "192.88.99.1",
                "::10.0.0.1",
                "64:ff9b:1::a00:1",
                "fec0::1"
            })
    void addresses_inside_are_never_connected_to(String address) throws UnknownHostException {
        assertTrue(!PRODUCTION.allows("evil.example", InetAddress.getByName(address)));
        assertTrue(!DEVELOPMENT.allows("evil.example", InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.215.14", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
            })
    void addresses_on_the_public_internet_are(String address) throws UnknownHostException {
        assertTrue(PRODUCTION.allows("good.example", InetAddress.getByName(address)));
    }

    @Test
    void a_host_that_the_operator_named_may_be_on_a_private_network_and_no_other() throws IOException {
        RemotePolicy policy = PRODUCTION.trusting(List.of("https://id.internal.example/realm"));

        assertTrue(policy.allows("ID.internal.example", InetAddress.getByName("10.1.2.3")));
        assertTrue(!policy.allows("other.example", InetAddress.getByName("10.1.2.3")));
        assertTrue(!policy.allows("id.internal.example", InetAddress.getByName("169.254.169.254")));
        assertTrue(!policy.allows("id.internal.example", InetAddress.getByName("127.0.0.1")));
    }

    @Test
    void plain_http_is_for_loopback_in_development_only() {
        assertThrows(InvalidToken.class, () -> PRODUCTION.checked("http://localhost:3000/card"));
        assertThrows(InvalidToken.class, () -> PRODUCTION.checked("http://example.org/card"));
        assertThrows(InvalidToken.class, () -> DEVELOPMENT.checked("http://example.org/card"));
        assertThrows(InvalidToken.class, () -> DEVELOPMENT.checked("http://user@localhost/card"));
        assertThrows(InvalidToken.class, () -> DEVELOPMENT.checked("file:///etc/passwd"));
        assertThrows(InvalidToken.class, () -> DEVELOPMENT.checked("http://localhost.evil.example/"));
        assertThrows(InvalidToken.class, () -> PRODUCTION.checked("https://mail.example:25/"));
        assertEquals(
                "example.org", PRODUCTION.checked("https://example.org/card").getHost());
        assertEquals(
                "localhost", DEVELOPMENT.checked("http://localhost:3000/card").getHost());
    }

    @Test
    void a_host_that_never_answers_costs_one_request_and_is_left_alone_then() {
        AtomicInteger asked = new AtomicInteger();
        issuer.pages.put("/card", response -> asked.incrementAndGet()); // and no answer
        List<Future<Caller>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> here.get(issuer.token(key), key))
                .toList();
        waiting.forEach(answer -> assertRefusedFor("does not answer", answer));

        long before = System.nanoTime();
        assertRefusedFor("does not answer", here.get(issuer.token(key), key));

        assertTrue(System.nanoTime() - before < 2_000_000_000L, "answered from memory");
        assertEquals(1, asked.get());
    }

    @Test
    void a_document_that_is_too_large_or_of_another_kind_is_refused() {
        issuer.pages.put("/card", response -> response.putHeader("Content-Type", "text/turtle")
                .end(Buffer.buffer(new byte[300_000])));
        assertRefusedFor("larger than", here.get(issuer.token(key), key));

        assertRefused("invalid_token", withPage("/html", "text/html", "<p>hello</p>"));
        assertRefused("invalid_token", withPage("/broken", "text/turtle", "<#me> <"));
        assertRefusedFor("answered 404", here.get(tokenFor("/nothing"), key));
    }

    @Test
    void a_redirect_is_followed_where_it_may_go_and_not_for_ever() {
        issuer.pages.put("/moved", response -> response.setStatusCode(303)
                .putHeader("Location", "/described")
                .end());
        issuer.page(
                "/described",
                "text/turtle",
                () -> "<" + issuer.issuer() + "moved#me> <http://www.w3.org/ns/solid/terms#oidcIssuer> <"
                        + issuer.issuer() + ">.");
        await(here.get(tokenFor("/moved"), key));

        issuer.pages.put("/round", response -> response.setStatusCode(302)
                .putHeader("Location", "/round")
                .end());
        assertRefusedFor("redirected too often", here.get(tokenFor("/round"), key));

        issuer.pages.put("/inside", response -> response.setStatusCode(302)
                .putHeader("Location", "http://169.254.169.254/latest/meta-data")
                .end());
        assertRefusedFor("not accepted", here.get(tokenFor("/inside"), key));
    }

    @Test
    void broken_metadata_and_keys_are_refused_in_words() {
        issuer.page("/.well-known/openid-configuration", "application/json", () -> "[1, 2]");
        assertRefusedFor("not a JSON object", here.get(issuer.token(key), key));

        TestIssuer other = new TestIssuer(vertx);
        other.page("/keys", "application/json", () -> "{\"keys\": 7}");
        assertRefusedFor("keys of its issuer", here.get(other.token(key), key));

        TestIssuer third = new TestIssuer(vertx);
        third.page(
                "/.well-known/openid-configuration",
                "application/json",
                () -> "{\"issuer\": \"" + third.issuer() + "\"}");
        assertRefusedFor("publishes no keys", here.get(third.token(key), key));
    }

    @Test
    void an_issuer_that_is_gone_is_named_as_the_reason() {
        String token = issuer.token(key);
        issuer.close();

        assertRefusedFor("does not answer", here.get(token, key));
        assertInstanceOf(InvalidToken.class, settle(here.get(token, key)));
    }

    private Future<Caller> withPage(String path, String type, String body) {
        issuer.page(path, type, () -> body);
        return here.get(tokenFor(path), key);
    }

    private String tokenFor(String path) {
        return issuer.token(key, claims -> claims.claim("webid", issuer.issuer() + path.substring(1) + "#me"));
    }
}
