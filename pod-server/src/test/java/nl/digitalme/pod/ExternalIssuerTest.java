package nl.digitalme.pod;

import static nl.digitalme.pod.TestPods.await;
import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import nl.digitalme.pod.login.oidc.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another provider in the place of the embedded one; a second server of ours plays its part. */
class ExternalIssuerTest {
    private static final String SEED = """
            {"accounts": [{"email": "anna@example.org", "password": "pw", "pods": [{"name": "anna"}]}]}""";

    // One each: servers on one Vert.x would share a free port.
    private static final Map<PodServer, Vertx> servers = new LinkedHashMap<>();
    private static PodServer provider;
    private static PodServer pods;

    @BeforeAll
    static void start() {
        provider = start(identity -> identity);
        pods = start(identity -> identity.with(Optional.of(provider.baseUrl()), Set.of()));
    }

    private static PodServer start(UnaryOperator<PodServerConfig.Identity> settings) {
        PodServerConfig config = PodServerConfig.inMemory();
        Vertx vertx = Vertx.vertx();
        PodServer server = PodServer.create(
                vertx, config.with(settings.apply(config.identity().with(Seed.parse(Buffer.buffer(SEED))))));
        await(server.start());
        servers.put(server, vertx);
        return server;
    }

    @AfterAll
    static void stop() {
        servers.forEach((server, vertx) -> await(server.stop().eventually(vertx::close)));
    }

    /** The provider learns that its account holds a WebID elsewhere, as if it had seen the proof. */
    private static void link(PodServer server, String webId) {
        Accounts accounts =
                Accounts.in(server.store(), Addresses.of(server.baseUrl()), server.baseUrl(), servers.get(server));
        String account = await(accounts.logIns().byPassword("anna@example.org", "pw"))
                .orElseThrow()
                .account();
        await(accounts.holdingChanges().link(account, new WebId(webId)));
    }

    private static String webId(PodServer server) {
        return server.baseUrl() + "anna/profile/card#me";
    }

    /** Anna's client: logs in at a provider as one of her WebIDs. */
    private record Anna(TestApp app, String token) {
        static Anna logIn(PodServer at, String webId) {
            TestApp app = TestApp.inBrowser(at.baseUrl());
            TestBrowser browser = new TestBrowser(at.baseUrl());
            HttpResponse<String> page = browser.followed(browser.logIn(app.authorize(), "anna@example.org", "pw"));
            HttpResponse<String> back = browser.submit(
                    TestBrowser.form(page, "decision").with("webid", webId).with("decision", "allow"));
            String code = answer(TestBrowser.location(back)).get("code");
            return new Anna(app, new JsonObject(app.exchange(code).body()).getString("access_token"));
        }

        int get(String url) {
            return TestUser.send(HttpRequest.newBuilder(URI.create(url))
                            .header("Authorization", "DPoP " + token)
                            .header("DPoP", app.key().proof("GET", url))
                            .build())
                    .statusCode();
        }
    }

    private int get(PodServer server, String path) {
        return new TestBrowser(server.baseUrl()).get("/" + path).statusCode();
    }

    @Test
    void anna_logs_in_at_the_other_provider_and_opens_her_pod() {
        link(provider, webId(pods));

        Anna anna = Anna.logIn(provider, webId(pods));

        assertEquals(200, anna.get(pods.baseUrl() + "anna/"));
    }

    @Test
    void a_new_pod_names_the_other_provider_and_there_is_none_here() {
        String card = new TestBrowser(pods.baseUrl()).get("/anna/profile/card").body();

        assertTrue(card.contains("oidcIssuer <" + provider.baseUrl() + ">"), card);
        assertFalse(card.contains("oidcIssuer <" + pods.baseUrl() + ">"), card);
        for (String path : List.of(
                ".well-known/openid-configuration",
                ".login/keys",
                ".login/log-in",
                ".login/authorize",
                ".login/register",
                ".login/account")) {
            assertEquals(404, get(pods, path), path);
        }
    }

    @Test
    void somebody_else_of_that_provider_is_known_and_not_let_in() {
        Anna other = Anna.logIn(provider, webId(provider));

        assertEquals(403, other.get(pods.baseUrl() + "anna/"));
        assertEquals(200, other.get(provider.baseUrl() + "anna/"));
    }

    @Test
    void a_provider_that_the_webid_does_not_name_cannot_speak_for_it() {
        PodServer impostor = start(identity -> identity);
        link(impostor, webId(pods));

        assertEquals(401, Anna.logIn(impostor, webId(pods)).get(pods.baseUrl() + "anna/"));
    }

    @Test
    void with_allowed_issuers_others_are_refused_and_the_own_one_is_not() {
        Set<String> some = Set.of("https://id.example");
        PodServer strict = start(identity -> identity.with(Optional.of(provider.baseUrl()), some));
        PodServer embedded = start(identity -> identity.with(Optional.empty(), some));
        link(provider, webId(strict));

        assertEquals(200, Anna.logIn(provider, webId(strict)).get(strict.baseUrl() + "anna/"));
        assertEquals(401, Anna.logIn(provider, webId(provider)).get(embedded.baseUrl() + "anna/profile/card"));
        assertEquals(200, Anna.logIn(embedded, webId(embedded)).get(embedded.baseUrl() + "anna/"));
    }
}
