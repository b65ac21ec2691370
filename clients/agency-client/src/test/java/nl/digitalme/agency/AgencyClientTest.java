package nl.digitalme.agency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgencyClientTest {
    private static final String TURTLE = "<#it> <https://example.org/amount> 12.50 .";

    private final StandInServer server = new StandInServer();
    private final URI document = server.base().resolve("katja/official/uwv/decision");
    private final AgencyClient client = AgencyClient.login(new Credentials(server.base(), "uwv client", "s3cret:&%"));

    @AfterEach
    void stop() {
        server.close();
    }

    private List<StandInServer.Seen> seen(String method) {
        return server.seen(method, document.getPath());
    }

    @Test
    void logs_in_once_and_shows_its_credentials_as_the_standard_says() {
        client.get(document);
        client.get(document);
        List<StandInServer.Seen> logins = server.seen("POST", "/token");
        assertEquals(1, logins.size());
        assertEquals("grant_type=client_credentials&scope=webid", logins.get(0).body());
        String pair = new String(
                Base64.getDecoder().decode(logins.get(0).header("Authorization").substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertEquals("uwv+client:s3cret%3A%26%25", pair);
    }

    @Test
    void each_request_has_a_proof_of_its_own_bound_to_method_address_and_token() throws Exception {
        client.get(document);
        client.put(URI.create(document + "?x=1"), TURTLE, When.ALWAYS);
        StandInServer.Seen get = seen("GET").get(0);
        StandInServer.Seen put = server.seen("PUT", document.getPath() + "?x=1").get(0);
        assertEquals("DPoP token-1", get.header("Authorization"));
        SignedJWT proof = put.proof();
        assertTrue(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())));
        assertFalse(proof.getHeader().getJWK().isPrivate());
        assertEquals("dpop+jwt", proof.getHeader().getType().getType());
        assertEquals("PUT", proof.getJWTClaimsSet().getStringClaim("htm"));
        assertEquals(document.toString(), proof.getJWTClaimsSet().getStringClaim("htu"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("token-1".getBytes(StandardCharsets.US_ASCII));
        assertEquals(Base64URL.encode(hash).toString(), proof.getJWTClaimsSet().getStringClaim("ath"));
        assertNotEquals(
                get.proof().getJWTClaimsSet().getJWTID(),
                proof.getJWTClaimsSet().getJWTID());
    }

    @Test
    void a_document_comes_with_its_version_and_goes_back_on_condition() {
        server.reply(200, TURTLE, "ETag: \"v1\"", "Content-Type: text/turtle");
        Answer read = client.get(document);
        assertTrue(read.model().contains(Values.iri(document + "#it"), null, null));
        client.put(document, read.model(), When.unchanged(read.etag().orElseThrow()));
        client.put(document, TURTLE, When.ABSENT);
        client.delete(document, When.unchanged("\"v2\""));
        assertEquals("\"v1\"", seen("PUT").get(0).header("If-match"));
        assertEquals("text/turtle", seen("PUT").get(0).header("Content-type"));
        assertEquals("*", seen("PUT").get(1).header("If-none-match"));
        assertEquals("\"v2\"", seen("DELETE").get(0).header("If-match"));
    }

    @Test
    void a_busy_server_is_asked_again_with_a_fresh_proof() throws Exception {
        server.reply(503, "", "Retry-After: 0");
        server.reply(429, "", "Retry-After: 0");
        server.reply(201, "");
        assertEquals(201, client.put(document, TURTLE, When.ABSENT).status());
        List<String> proofs =
                seen("PUT").stream().map(put -> put.header("Dpop")).distinct().toList();
        assertEquals(3, proofs.size());
    }

    @Test
    void a_server_that_stays_busy_is_given_up() {
        for (int i = 0; i < 5; i++) {
            server.reply(503, "", "Retry-After: 0");
        }
        assertEquals(
                503, assertThrows(PodRefused.class, () -> client.get(document)).status());
        assertEquals(4, seen("GET").size());
    }

    @Test
    void a_nonce_that_the_server_asks_for_is_in_the_next_proofs() throws Exception {
        server.reply(401, "", "DPoP-Nonce: n-1", "WWW-Authenticate: DPoP error=\"use_dpop_nonce\"");
        assertEquals(200, client.get(document).status());
        client.get(document);
        assertEquals("n-1", seen("GET").get(1).proof().getJWTClaimsSet().getStringClaim("nonce"));
        assertEquals("n-1", seen("GET").get(2).proof().getJWTClaimsSet().getStringClaim("nonce"));
    }

    @Test
    void a_token_that_is_no_longer_taken_is_replaced_once() {
        server.reply(401, "", "WWW-Authenticate: DPoP error=\"invalid_token\"");
        assertEquals(200, client.get(document).status());
        assertEquals("DPoP token-2", seen("GET").get(1).header("Authorization"));
    }

    @Test
    void a_refusal_says_why_in_the_servers_words_and_never_the_secret() {
        server.reply(
                403,
                "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"You have no access here.\"}",
                "Content-Type: application/problem+json");
        PodRefused refused = assertThrows(PodRefused.class, () -> client.put(document, TURTLE, When.ALWAYS));
        assertEquals(403, refused.status());
        assertTrue(refused.toString().endsWith("was answered with 403: You have no access here."));
        assertFalse(new Credentials(server.base(), "id", "s3cret").toString().contains("s3cret"));
    }

    @Test
    void a_provider_that_speaks_for_another_issuer_is_not_used() {
        AgencyClient misled = AgencyClient.login(
                new Credentials(URI.create("http://127.0.0.1:" + server.base().getPort()), "id", "secret"));
        assertThrows(LoginFailed.class, () -> misled.get(document));
        assertEquals(List.of(), server.seen("POST", "/token"));
    }
}
