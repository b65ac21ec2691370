package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static nl.digitalme.pod.login.oidc.TestApp.claims;
import static nl.digitalme.pod.login.oidc.TestApp.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an app through log-in and consent to tokens that open a pod, and what goes wrong on the way. */
class CodeFlowTest {
    static final String EMAIL = "anna@example.org";
    static final String PASSWORD = "correct horse";
    private static final String SEED = """
            {"accounts": [{"email": "anna@example.org", "password": "correct horse",
                           "pods": [{"name": "anna"}, {"name": "shop"}]}]}""";

    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    static PodServerConfig withAnna(PodServerConfig config) {
        Seed seed = Seed.parse(Buffer.buffer(SEED));
        return config.with(config.identity().with(seed));
    }

    private TestApp app;
    private TestBrowser browser;

    @BeforeEach
    void newApp() {
        app = TestApp.inBrowser(PODS.baseUrl());
        browser = new TestBrowser(PODS.baseUrl());
    }

    @Test
    void anna_lets_an_app_in_and_it_reads_her_pod() {
        String back = app.letIn(browser, EMAIL, PASSWORD);

        assertTrue(back.startsWith(TestApp.REDIRECT + "&code="), back);
        assertEquals("a state: 1&2", answer(back).get("state"));
        assertEquals(PODS.baseUrl(), answer(back).get("iss"));
        HttpResponse<String> tokens = app.exchange(answer(back).get("code"));
        assertEquals(200, tokens.statusCode(), tokens.body());
        assertEquals(
                "https://app.example",
                tokens.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        JsonObject body = new JsonObject(tokens.body());
        assertEquals("DPoP", body.getString("token_type"));
        JsonObject id = claims(body.getString("id_token"));
        assertEquals(PODS.baseUrl() + "anna/profile/card#me", id.getString("webid"));
        assertEquals(app.id(), id.getString("azp"));
        assertEquals("a-nonce", id.getString("nonce"));
        assertEquals(Hashes.leftHalf(body.getString("access_token")), id.getString("at_hash"));
        assertTrue(id.getLong("auth_time") > 0);
        JsonObject access = claims(body.getString("access_token"));
        assertEquals(app.id(), access.getString("client_id"));
        assertEquals(app.key().thumbprint(), access.getJsonObject("cnf").getString("jkt"));
        assertEquals(200, get("anna/", body.getString("access_token")).statusCode());
    }

    private HttpResponse<String> get(String path, String token) {
        String url = PODS.baseUrl() + path;
        return TestUser.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "DPoP " + token)
                .header("DPoP", app.key().proof("GET", url))
                .build());
    }

    @Test
    void anna_chooses_as_which_of_her_webids() {
        HttpResponse<String> page = consentPage();
        String shop = PODS.baseUrl() + "shop/profile/card#me";

        HttpResponse<String> back =
                browser.submit(form(page, "decision").with("webid", shop).with("decision", "allow"));

        JsonObject tokens =
                new JsonObject(app.exchange(answer(location(back)).get("code")).body());
        assertEquals(shop, claims(tokens.getString("access_token")).getString("webid"));
        String bob = PODS.baseUrl() + "bob/profile/card#me";
        assertEquals(
                400,
                browser.submit(form(page, "decision").with("webid", bob).with("decision", "allow"))
                        .statusCode());
    }

    private HttpResponse<String> consentPage() {
        browser.logIn("/.login/log-in", EMAIL, PASSWORD);
        HttpResponse<String> page = browser.follow(app.authorize());
        assertEquals(200, page.statusCode());
        return page;
    }

    @Test
    void the_consent_page_says_which_app_and_lets_forms_lead_to_it_only() {
        HttpResponse<String> page = consentPage();

        assertTrue(page.body().contains("Budget &lt;b&gt;App&lt;/b&gt;"), page.body());
        assertTrue(page.body().contains("<dd>app.example</dd>"), page.body());
        assertTrue(page.body().contains("nobody checked its name"), page.body());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("form-action 'self' https://app.example;"), policy);
    }

    @Test
    void anna_says_no_and_the_app_is_told_so() {
        HttpResponse<String> back =
                browser.submit(form(consentPage(), "decision").with("decision", "deny"));

        assertEquals("access_denied", answer(location(back)).get("error"));
        assertEquals("a state: 1&2", answer(location(back)).get("state"));
    }

    @Test
    void an_app_may_know_who_is_about_to_log_in() {
        HttpResponse<String> page = browser.follow(app.authorize("login_hint", "anna+pod@example.org"));

        assertEquals("anna+pod@example.org", form(page).fields().get("email"));
    }

    @Test
    void a_forged_yes_is_refused() {
        var form = form(consentPage(), "decision").with("decision", "allow");

        assertEquals(403, browser.submit(form.with("form", "forged")).statusCode());
        browser.sending("Origin", "https://evil.example");
        assertEquals(403, browser.submit(form).statusCode());
    }

    @Test
    void a_yes_is_remembered_unless_anna_wants_to_be_asked_again() {
        assertEquals("login_required", answer(silently()).get("error"));
        app.letIn(browser, EMAIL, PASSWORD);

        assertTrue(answer(silently()).containsKey("code"));
        assertTrue(answer(location(browser.get(app.authorize()))).containsKey("code"));
        HttpResponse<String> asked = browser.get(app.authorize("prompt", "consent"));
        assertEquals(200, asked.statusCode());
        browser.submit(form(asked, "decision").without("remember").with("decision", "allow"));
        assertEquals("consent_required", answer(silently()).get("error"));
    }

    private String silently() {
        return location(browser.get(app.authorize("prompt", "none")));
    }

    @Test
    void prompt_login_and_max_age_ask_for_the_password_again_and_then_end() {
        app.letIn(browser, EMAIL, PASSWORD);

        for (String[] wish : new String[][] {{"prompt", "login"}, {"max_age", "0"}}) {
            HttpResponse<String> page = browser.follow(app.authorize(wish));
            assertTrue(page.body().contains("type=\"password\""), wish[0]);
            String back = location(browser.followed(
                    browser.submit(form(page).with("email", EMAIL).with("password", PASSWORD))));
            assertTrue(answer(back).containsKey("code"), back);
        }
        assertTrue(
                answer(location(browser.get(app.authorize("max_age", "3600")))).containsKey("code"));
    }

    @Test
    void errors_reach_the_app_in_words_of_oauth() {
        Map<String, String[]> wrong = Map.ofEntries(
                Map.entry("invalid_request 1", new String[] {"code_challenge", ""}),
                Map.entry("invalid_request 2", new String[] {"code_challenge_method", ""}),
                Map.entry("invalid_request 3", new String[] {"code_challenge_method", "plain"}),
                Map.entry("invalid_request 4", new String[] {"code_challenge", "short"}),
                Map.entry("unsupported_response_type 5", new String[] {"response_type", "token"}),
                Map.entry("invalid_scope 6", new String[] {"scope", "webid"}),
                Map.entry("invalid_request 7", new String[] {"response_mode", "fragment"}),
                Map.entry("request_not_supported 8", new String[] {"request", "eyJ"}),
                Map.entry("request_uri_not_supported 9", new String[] {"request_uri", "https://evil.example/"}),
                Map.entry("invalid_request 10", new String[] {"prompt", "none login"}),
                Map.entry("invalid_request 11", new String[] {"max_age", "soon"}));
        wrong.forEach((expected, changes) -> {
            String back = location(browser.get(app.authorize(changes)));
            assertTrue(back.startsWith(TestApp.REDIRECT), expected + " " + back);
            assertEquals(expected.split(" ")[0], answer(back).get("error"), expected);
            assertEquals(PODS.baseUrl(), answer(back).get("iss"));
        });
    }

    @Test
    void nobody_is_redirected_to_an_address_that_is_not_the_apps() {
        for (String address : new String[] {
            "https://evil.example/",
            "https://app.example/callback?keep=this&more=1",
            "https://app.example/callback",
            "https://app.example/callback?keep=this#f",
            "https://app.example@evil.example/callback?keep=this",
            "javascript:alert(1)",
            "//evil.example"
        }) {
            HttpResponse<String> page = browser.get(app.withRedirect(address).authorize());
            assertEquals(400, page.statusCode(), address);
            assertEquals("", location(page));
            assertFalse(page.body().contains("href=\"https://evil"), page.body());
        }
        assertEquals(400, browser.get(app.authorize("redirect_uri", "")).statusCode());
        assertEquals(400, browser.get(app.authorize("client_id", "")).statusCode());
        assertEquals(
                400,
                browser.get(app.authorize() + "&redirect_uri=https%3A%2F%2Fevil.example")
                        .statusCode());
    }

    @Test
    void the_port_of_a_loopback_address_is_free_and_its_path_is_not() {
        TestApp cli = TestApp.registered(PODS.baseUrl(), "http://127.0.0.1:1/done", "none");

        String back = cli.withRedirect("http://127.0.0.1:53682/done").letIn(browser, EMAIL, PASSWORD);

        assertTrue(back.startsWith("http://127.0.0.1:53682/done?code="), back);
        assertEquals(
                200,
                cli.withRedirect("http://127.0.0.1:53682/done")
                        .exchange(answer(back).get("code"))
                        .statusCode());
        assertEquals(
                400,
                browser.get(cli.withRedirect("http://127.0.0.1:53682/other").authorize())
                        .statusCode());
        assertEquals(
                400,
                browser.get(cli.withRedirect("http://localhost:53682/done").authorize())
                        .statusCode());
    }

    @Test
    void a_code_is_for_one_app_one_address_one_verifier_and_one_use() {
        String code = code();

        assertEquals(
                "400 invalid_grant", error(TestApp.inBrowser(PODS.baseUrl()).exchange(code)));
        assertEquals("400 invalid_grant", error(app.exchange(code, "redirect_uri", "https://app.example/callback")));
        assertEquals("400 invalid_grant", error(app.exchange(code, "code_verifier", "x".repeat(43))));
        assertEquals("400 invalid_grant", error(app.exchange(code, "code_verifier", "short")));
        assertEquals("400 invalid_request", error(app.exchange(code, "code_verifier", "")));
        assertEquals("400 invalid_grant", error(app.exchange("2099010100-" + "a".repeat(43))));
        String refresh = new JsonObject(app.exchange(code).body()).getString("refresh_token");
        assertEquals("400 invalid_grant", error(app.exchange(code)));
        assertEquals("400 invalid_grant", error(app.refresh(refresh)), "what came from the code is revoked");
    }

    private String code() {
        return answer(app.letIn(browser, EMAIL, PASSWORD)).get("code");
    }

    @Test
    void a_verifier_that_can_be_guessed_is_refused_even_when_its_challenge_fits() {
        String back = app.letIn(browser, EMAIL, PASSWORD, "code_challenge", Hashes.sha256("short"));

        assertEquals("400 invalid_grant", error(app.exchange(answer(back).get("code"), "code_verifier", "short")));
    }

    @Test
    void a_code_for_a_key_is_for_no_other_key() {
        String back = app.letIn(browser, EMAIL, PASSWORD, "dpop_jkt", app.key().thumbprint());

        assertEquals(
                "400 invalid_grant",
                error(app.with(DpopKey.es256()).exchange(answer(back).get("code"))));
        assertEquals(200, app.exchange(answer(back).get("code")).statusCode());
    }

    @Test
    void a_refresh_token_is_replaced_at_each_use_and_one_that_comes_twice_ends_them_all() {
        String first = new JsonObject(app.exchange(code()).body()).getString("refresh_token");
        JsonObject next = new JsonObject(app.refresh(first).body());
        String second = next.getString("refresh_token");

        assertNotEquals(first, second);
        assertEquals(app.id(), claims(next.getString("id_token")).getString("azp"));
        assertEquals(200, get("anna/", next.getString("access_token")).statusCode());
        assertEquals("400 invalid_grant", error(app.refresh(first)));
        assertEquals("400 invalid_grant", error(app.refresh(second)));
    }

    @Test
    void a_refresh_token_is_for_the_key_and_the_app_that_it_was_given_to() {
        String token = new JsonObject(app.exchange(code()).body()).getString("refresh_token");

        assertEquals("400 invalid_grant", error(app.with(DpopKey.es256()).refresh(token)));
        assertEquals(
                "400 invalid_grant",
                error(app.refresh(
                        token, "client_id", TestApp.inBrowser(PODS.baseUrl()).id())));
        assertEquals("400 invalid_scope", error(app.refresh(token, "scope", "openid admin")));
        assertEquals(200, app.refresh(token).statusCode(), "none of this ended it");
    }

    @Test
    void an_app_with_a_secret_has_to_show_it() {
        TestApp server = TestApp.registered(PODS.baseUrl(), TestApp.REDIRECT, "client_secret_basic");
        String code = answer(server.letIn(browser, EMAIL, PASSWORD)).get("code");

        TestApp bare = new TestApp(server.base(), server.id(), "", server.redirectUri(), server.key());
        assertEquals("401 invalid_client", error(bare.exchange(code)));
        TestApp wrong = new TestApp(server.base(), server.id(), "wrong", server.redirectUri(), server.key());
        assertEquals("401 invalid_client", error(wrong.exchange(code)));
        HttpResponse<String> posted = bare.exchange(code, "client_secret", server.secret());
        assertEquals(200, posted.statusCode(), posted.body());
        String refresh = new JsonObject(posted.body()).getString("refresh_token");
        assertEquals(200, server.with(DpopKey.es256()).refresh(refresh).statusCode(), "its secret is proof enough");
    }

    @Test
    void without_offline_access_there_is_no_refresh_token() {
        String back = app.letIn(browser, EMAIL, PASSWORD, "scope", "openid webid");

        assertFalse(new JsonObject(app.exchange(answer(back).get("code")).body()).containsKey("refresh_token"));
    }

    @Test
    void an_app_gives_up_its_refresh_token() {
        String token = new JsonObject(app.exchange(code()).body()).getString("refresh_token");

        assertEquals(
                "400 invalid_grant", error(TestApp.inBrowser(PODS.baseUrl()).revoke(token)));
        assertEquals(200, app.revoke(token).statusCode());
        assertEquals(200, app.revoke(token).statusCode());
        assertEquals("400 invalid_grant", error(app.refresh(token)));
    }

    @Test
    void anna_takes_back_what_she_allowed_and_the_app_gets_nothing_new() {
        String token = new JsonObject(app.exchange(code()).body()).getString("refresh_token");
        HttpResponse<String> account = browser.follow("/.login/account");
        assertTrue(account.body().contains("(at app.example)"), account.body());

        browser.submit(form(account, app.id()));

        assertEquals("400 invalid_grant", error(app.refresh(token)));
        assertEquals("consent_required", answer(silently()).get("error"));
    }

    @Test
    void logging_out_everywhere_ends_apps_too() {
        String token = new JsonObject(app.exchange(code()).body()).getString("refresh_token");

        browser.submit(form(browser.follow("/.login/account"), "Log out everywhere"));

        assertEquals("400 invalid_grant", error(app.refresh(token)));
        assertEquals("login_required", answer(silently()).get("error"));
    }

    @Test
    void an_app_that_says_nothing_about_itself_is_asked_about_each_time() {
        TestApp anybody = new TestApp(PODS.baseUrl(), Client.ANYBODY, "", "http://localhost:9999/", DpopKey.es256());

        String back = anybody.letIn(browser, EMAIL, PASSWORD);

        assertEquals(200, anybody.exchange(answer(back).get("code")).statusCode());
        HttpResponse<String> again = browser.get(anybody.authorize("prompt", "none"));
        assertEquals(400, again.statusCode(), "nobody is sent anywhere because a link says so");
        assertTrue(again.body().contains("http://localhost:9999/?error=consent_required"), again.body());
        HttpResponse<String> no = browser.submit(
                form(browser.get(anybody.authorize()), "decision").with("decision", "deny"));
        assertEquals("access_denied", answer(location(no)).get("error"));
    }

    @Test
    void apps_may_ask_by_form_too() {
        HttpResponse<String> answer = new TestBrowser(PODS.baseUrl())
                .submit(new TestBrowser.Form("/.login/authorize", Map.of("client_id", app.id(), "state", "x")));

        assertEquals(303, answer.statusCode());
        assertTrue(location(answer).startsWith("/.login/authorize?"), location(answer));
    }
}
