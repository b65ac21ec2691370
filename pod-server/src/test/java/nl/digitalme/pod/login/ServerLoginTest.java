package nl.digitalme.pod.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logging in at the whole server, as released clients do. */
class ServerLoginTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @Test
    void alice_logs_in_and_reads_her_pod_and_bob_and_nobody_do_not() {
        TestUser alice = logIn("alice");
        TestUser bob = logIn("bob");

        assertEquals(200, alice.get("/alice/").statusCode());
        assertEquals(403, bob.get("/alice/").statusCode());
        assertEquals(403, bob.get("/alice/nothing-here").statusCode());
        assertEquals(401, TestUser.nobody(PODS.baseUrl()).get("/alice/").statusCode());
        assertEquals(
                401, TestUser.nobody(PODS.baseUrl()).get("/alice/nothing-here").statusCode());
    }

    @Test
    void the_webid_document_is_for_everybody() {
        HttpResponse<String> card = TestUser.nobody(PODS.baseUrl()).get("/alice/profile/card");

        assertEquals(200, card.statusCode());
        assertTrue(
                card.body().contains("oidcIssuer> <" + PODS.baseUrl() + ">")
                        || card.body().contains("solid:oidcIssuer <" + PODS.baseUrl() + ">"),
                card.body());
    }

    @Test
    void the_conformance_suite_signs_with_a_key_of_two_thousand_bits() {
        DpopKey rsa = DpopKey.rsa(2048, JWSAlgorithm.RS256);
        TestUser alice = TestUser.logIn(PODS.baseUrl(), "alice-client", "alice-secret", rsa);

        assertEquals(
                201,
                alice.send("PUT", "/alice/rsa", "<#a> <#b> 1.", "Content-Type", "text/turtle")
                        .statusCode());
    }

    @Test
    void a_request_that_is_sent_again_with_the_same_proof_is_refused() {
        HttpRequest request = logIn("alice").signed("GET", "/alice/").build();
        assertEquals(200, TestUser.send(request).statusCode());

        HttpResponse<String> again = TestUser.send(request);

        assertEquals(401, again.statusCode());
        String challenge = again.headers().firstValue("WWW-Authenticate").orElse("");
        assertTrue(challenge.startsWith("DPoP ") && challenge.contains("error=\"invalid_dpop_proof\""), challenge);
    }

    @Test
    void a_token_sent_as_a_bearer_opens_nothing() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PODS.baseUrl()).resolve("/alice/profile/card"))
                .header("Authorization", "Bearer " + logIn("alice").token())
                .build();

        assertEquals(401, TestUser.send(request).statusCode());
    }

    @Test
    void a_webid_document_that_no_longer_names_this_server_ends_the_session_at_once() {
        TestUser bob = logIn("bob");
        String card = bob.get("/bob/profile/card").body();
        assertFalse(card.isEmpty());

        int changed = bob.send(
                        "PUT",
                        "/bob/profile/card",
                        "<#me> <http://www.w3.org/ns/solid/terms#oidcIssuer> <https://elsewhere.example/>.",
                        "Content-Type",
                        "text/turtle")
                .statusCode();

        assertTrue(changed / 100 == 2, "status " + changed);
        assertEquals(401, bob.get("/bob/").statusCode());
    }

    private static TestUser logIn(String name) {
        return TestUser.logIn(PODS.baseUrl(), name + "-client", name + "-secret");
    }
}
