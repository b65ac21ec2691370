package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.TestPods.await;
import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.PodServer;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import nl.digitalme.pod.login.oidc.TestApp;
import nl.digitalme.pod.login.upstream.Upstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Keycloak, with the realm that we ship: upstream of our own provider, and in its place. */
@Tag("long")
class KeycloakTest {
    private static final String PASSWORD = "a password of the test";
    private static final String VERIFIER = "a-verifier-of-the-test-that-is-long-enough-0123456789";

    private static final int PORT = KeycloakProcess.freePort();
    private static final String BASE = "http://localhost:" + PORT + "/";

    private static KeycloakProcess keycloak;
    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void start() {
        keycloak = KeycloakProcess.start(
                BASE, Map.of("anna", BASE + "anna/profile/card#me", "bert", BASE + "anna/profile/card#me"), PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void people_log_in_with_keycloak_make_an_account_and_get_in_that_way_again() {
        Upstream upstream = new Upstream(
                keycloak.issuer(), KeycloakProcess.CLIENT, Optional.of(KeycloakProcess.SECRET), "Keycloak");
        PodServer server = started(PodServerConfig.Identity.DEFAULT.with(
                new PodServerConfig.LogIn(Optional.of(true), Optional.of(upstream))));
        TestBrowser browser = new TestBrowser(BASE);

        HttpResponse<String> page = browser.follow(throughKeycloak(location(browser.get("/.login/upstream")), "anna"));
        HttpResponse<String> made = browser.submit(form(page).with("email", "anna@example.org"));
        assertEquals(303, made.statusCode(), made.body());

        TestBrowser later = new TestBrowser(BASE);
        HttpResponse<String> again = later.follow(throughKeycloak(location(later.get("/.login/upstream")), "anna"));
        assertTrue(again.body().contains("anna@example.org"), again.body());
        TestBrowser other = new TestBrowser(BASE);
        HttpResponse<String> bert = other.follow(throughKeycloak(location(other.get("/.login/upstream")), "bert"));
        assertTrue(bert.body().contains("You have no account here yet"), bert.body());
        stop(server);
    }

    @Test
    void keycloak_in_the_place_of_our_provider_opens_the_pod_of_its_webid_and_no_other() {
        Seed seed = Seed.parse(Buffer.buffer("""
                {"accounts": [{"email": "anna@example.org", "pods": [{"name": "anna"}]},
                              {"email": "carl@example.org", "pods": [{"name": "carl"}]}]}"""));
        PodServer server = started(
                new PodServerConfig.Identity(Optional.of(seed), Optional.of(keycloak.issuer()), Set.of(), false));
        DpopKey key = DpopKey.es256();

        String token = accessToken(key);

        assertEquals(BASE + "anna/profile/card#me", TestApp.claims(token).getString("webid"));
        assertEquals(
                200,
                get(key, token, "anna/").statusCode(),
                get(key, token, "anna/").body());
        assertEquals(403, get(key, token, "carl/").statusCode());
        assertEquals(401, get(DpopKey.es256(), token, "anna/").statusCode(), "bound to the key of the app");
        assertEquals(404, new TestBrowser(BASE).get("/.login/log-in").statusCode(), "nobody logs in here");
        stop(server);
    }

    /** Walks through Keycloak's own log-in page and answers where it sends the person back to. */
    private static String throughKeycloak(String departure, String name) {
        assertTrue(departure.startsWith(keycloak.issuer() + "/"), departure);
        TestBrowser browser = new TestBrowser(keycloak.issuer());
        HttpResponse<String> page = browser.get(departure);
        Matcher action = Pattern.compile("action=\"([^\"]*login-actions/authenticate[^\"]*)\"")
                .matcher(page.body());
        assertTrue(action.find(), page.statusCode() + " " + page.body());
        Map<String, String> fields = new LinkedHashMap<>(Map.of("username", name, "password", PASSWORD));
        HttpResponse<String> back =
                browser.submit(new TestBrowser.Form(action.group(1).replace("&amp;", "&"), fields));
        assertEquals(302, back.statusCode(), back.body());
        return location(back);
    }

    /** What a Solid app gets from Keycloak: code flow, PKCE, bound to its key. */
    private static String accessToken(DpopKey key) {
        String endpoint = keycloak.issuer() + "/protocol/openid-connect/";
        String back = throughKeycloak(
                endpoint + "auth?response_type=code&client_id=solid-app&scope=openid%20webid&redirect_uri="
                        + TestBrowser.encode(KeycloakProcess.APP_REDIRECT)
                        + "&code_challenge_method=S256&code_challenge=" + challenge(),
                "anna");
        String form = "grant_type=authorization_code&client_id=solid-app&code_verifier=" + VERIFIER + "&code="
                + TestApp.answer(back).get("code") + "&redirect_uri="
                + TestBrowser.encode(KeycloakProcess.APP_REDIRECT);
        HttpResponse<String> tokens = TestUser.send(HttpRequest.newBuilder(URI.create(endpoint + "token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("DPoP", key.proof("POST", endpoint + "token"))
                .POST(BodyPublishers.ofString(form))
                .build());
        assertEquals(200, tokens.statusCode(), tokens.body());
        assertEquals("DPoP", new JsonObject(tokens.body()).getString("token_type"));
        return new JsonObject(tokens.body()).getString("access_token");
    }

    private static String challenge() {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpResponse<String> get(DpopKey key, String token, String path) {
        return TestUser.send(HttpRequest.newBuilder(URI.create(BASE + path))
                .header("Authorization", "DPoP " + token)
                .header("DPoP", key.proof("GET", BASE + path))
                .build());
    }

    private PodServer started(PodServerConfig.Identity identity) {
        PodServer server = PodServer.create(
                vertx,
                PodServerConfig.inMemory().with(PodServerConfig.Listen.on(PORT)).with(identity));
        await(server.start());
        return server;
    }

    private void stop(PodServer server) {
        await(server.stop());
        await(vertx.close());
    }
}
