package nl.digitalme.pod.login.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestProvider;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
    private static final String SEED = """
            {"accounts": [{"email": "alice@example.org", "pods": [{"name": "alice"}],
              "clientCredentials": [{"id": "alice:client", "secret": "a secret: 100% +"}]}]}
            """;
    private static TestProvider provider;
    private final DpopKey key = DpopKey.es256();

    @BeforeAll
    static void start() {
        provider = TestProvider.start().seeded(SEED);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void client_credentials_with_a_proof_get_a_token_bound_to_the_key_of_the_proof() throws ParseException {
        HttpResponse<String> answer = TestUser.tokenRequest(provider.base(), "alice:client", "a secret: 100% +", key);

        assertEquals(200, answer.statusCode(), answer.body());
        JsonObject body = new JsonObject(answer.body());
        assertEquals("DPoP", body.getString("token_type"));
        assertEquals(600, body.getInteger("expires_in"));
        SignedJWT token = SignedJWT.parse(body.getString("access_token"));
        assertEquals("at+jwt", token.getHeader().getType().getType());
        assertEquals(JWSAlgorithm.ES256, token.getHeader().getAlgorithm());
        var claims = token.getJWTClaimsSet();
        assertEquals(provider.base() + "alice/profile/card#me", claims.getStringClaim("webid"));
        assertEquals("alice:client", claims.getStringClaim("client_id"));
        assertEquals("alice:client", claims.getSubject());
        assertEquals(provider.base(), claims.getIssuer());
        assertEquals(List.of("solid"), claims.getAudience());
        assertEquals(
                600_000,
                claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
        assertEquals(key.thumbprint(), claims.getJSONObjectClaim("cnf").get("jkt"));
    }

    @Test
    void the_token_is_accepted_by_the_same_server() {
        TestUser alice = TestUser.logIn(provider.base(), "alice:client", "a secret: 100% +");

        HttpResponse<String> answer = alice.get("/alice/notes?x=1");

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(provider.base() + "alice/profile/card#me", new JsonObject(answer.body()).getString("webId"));
    }

    @Test
    void a_key_of_two_thousand_bits_is_as_good_as_an_elliptic_one() {
        DpopKey rsa = DpopKey.rsa(2048, JWSAlgorithm.RS256);
        TestUser alice = TestUser.logIn(provider.base(), "alice:client", "a secret: 100% +", rsa);

        assertEquals(200, alice.get("/alice/").statusCode());
    }

    @Test
    void an_id_token_comes_along_whatever_the_scope() throws Exception {
        for (String scope : List.of("", "&scope=webid")) {
            JsonObject body = new JsonObject(
                    post("grant_type=client_credentials" + scope, true).body());

            var claims = SignedJWT.parse(body.getString("id_token")).getJWTClaimsSet();
            assertEquals(provider.base() + "alice/profile/card#me", claims.getSubject());
        }
    }

    @Test
    void the_secret_may_also_stand_in_the_form() {
        String form = "grant_type=client_credentials&client_id=alice%3Aclient&client_secret=a+secret%3A+100%25+%2B";

        assertEquals(200, post(form, false).statusCode());
        assertEquals("invalid_request", error(post(form, true), 400));
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_get_the_same_answer() {
        HttpResponse<String> wrong = TestUser.tokenRequest(provider.base(), "alice:client", "guess", key);
        HttpResponse<String> unknown = TestUser.tokenRequest(provider.base(), "nobody", "guess", key);

        assertEquals("invalid_client", error(wrong, 401));
        assertTrue(wrong.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
        assertEquals(wrong.body(), unknown.body());
    }

    @Test
    void other_grant_types_and_broken_forms_are_refused_in_the_words_of_oauth() {
        assertEquals("unsupported_grant_type", error(post("grant_type=password&username=a&password=b", true), 400));
        assertEquals("invalid_request", error(post("grant_type=a&grant_type=b", true), 400));
        assertEquals("invalid_request", error(post("", true), 400));
        assertEquals("invalid_request", error(post("grant_type=%zz", true), 400));
    }

    @Test
    void without_a_proof_or_with_one_for_another_address_there_is_no_token() {
        String endpoint = provider.base() + ".login/token";
        HttpRequest.Builder request = request(endpoint).header("Authorization", basic());
        assertEquals("invalid_dpop_proof", error(TestUser.send(request.build()), 400));

        request.header("DPoP", key.proof("POST", provider.base() + ".login/other"));
        assertEquals("invalid_dpop_proof", error(TestUser.send(request.build()), 400));
    }

    @Test
    void a_proof_gets_one_token_only() {
        String endpoint = provider.base() + ".login/token";
        HttpRequest request = request(endpoint)
                .header("Authorization", basic())
                .header("DPoP", key.proof("POST", endpoint))
                .build();

        assertEquals(200, TestUser.send(request).statusCode());
        assertEquals("invalid_dpop_proof", error(TestUser.send(request), 400));
    }

    @Test
    void discovery_names_what_there_is_and_nothing_else() {
        JsonObject metadata = new JsonObject(TestUser.nobody(provider.base())
                .get("/.well-known/openid-configuration")
                .body());

        assertEquals(provider.base(), metadata.getString("issuer"));
        assertEquals(
                new JsonArray().add("authorization_code").add("refresh_token").add("client_credentials"),
                metadata.getJsonArray("grant_types_supported"));
        assertEquals(new JsonArray().add("S256"), metadata.getJsonArray("code_challenge_methods_supported"));
        assertTrue(metadata.getJsonArray("dpop_signing_alg_values_supported").contains("RS256"));
        for (String name : new String[] {"authorization", "token", "registration", "revocation", "end_session"}) {
            String address = metadata.getString(name + "_endpoint");
            assertTrue(address.startsWith(provider.base() + ".login/"), address);
        }
        String keys = TestUser.send(HttpRequest.newBuilder(URI.create(metadata.getString("jwks_uri")))
                        .build())
                .body();
        JsonObject published = new JsonObject(keys).getJsonArray("keys").getJsonObject(0);
        assertEquals("ES256", published.getString("alg"));
        assertFalse(published.containsKey("d"), "the private part must stay here");
    }

    @Test
    void after_ten_wrong_secrets_the_right_one_has_to_wait_too() {
        try (TestProvider other = TestProvider.start().seeded(SEED)) {
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        401,
                        TestUser.tokenRequest(other.base(), "alice:client", "guess", key)
                                .statusCode());
            }

            HttpResponse<String> late = TestUser.tokenRequest(other.base(), "alice:client", "a secret: 100% +", key);

            assertEquals(429, late.statusCode());
            assertEquals("60", late.headers().firstValue("Retry-After").orElse(""));
        }
    }

    private HttpResponse<String> post(String form, boolean withHeader) {
        String endpoint = provider.base() + ".login/token";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("DPoP", key.proof("POST", endpoint))
                .POST(BodyPublishers.ofString(form));
        return TestUser.send(
                withHeader ? request.header("Authorization", basic()).build() : request.build());
    }

    private static HttpRequest.Builder request(String endpoint) {
        return HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    }

    private static String basic() {
        return TestUser.basic("alice:client", "a secret: 100% +");
    }

    private static String error(HttpResponse<String> answer, int status) {
        assertEquals(status, answer.statusCode(), answer.body());
        return new JsonObject(answer.body()).getString("error");
    }
}
