package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.TestBrowser.encode;
import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogOutTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());
    private final TestApp app = TestApp.inBrowser(PODS.baseUrl());

    private String idToken() {
        String back = app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD);
        return new JsonObject(app.exchange(answer(back).get("code")).body()).getString("id_token");
    }

    private String error() {
        return answer(location(browser.get(app.authorize("prompt", "none")))).getOrDefault("error", "");
    }

    @Test
    void an_app_that_shows_its_id_token_logs_anna_out_and_gets_her_back() {
        String hint = idToken();
        assertEquals("", error());

        HttpResponse<String> out = browser.get("/.login/log-out?id_token_hint=" + hint
                + "&state=s%26&post_logout_redirect_uri=" + encode("https://app.example/bye"));

        assertEquals("https://app.example/bye?state=s%26", location(out));
        assertEquals("login_required", error());
    }

    @Test
    void without_a_good_hint_anna_is_asked_first() {
        String forged = idToken().replaceAll("\\.[^.]*$", ".AAAA");
        for (String query : new String[] {"", "?id_token_hint=" + forged, "?id_token_hint=junk"}) {
            HttpResponse<String> page = browser.get("/.login/log-out" + query);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Do you want to log out?"), page.body());
            assertEquals("", error(), "still logged in");
        }

        HttpResponse<String> done = browser.submit(form(browser.get("/.login/log-out")));

        assertEquals(200, done.statusCode());
        assertTrue(done.body().contains("You are logged out"), done.body());
        assertEquals("login_required", error());
    }

    @Test
    void nobody_is_led_to_an_address_that_the_app_did_not_register_for_it() {
        String hint = idToken();

        HttpResponse<String> out = browser.get("/.login/log-out?id_token_hint=" + hint + "&post_logout_redirect_uri="
                + encode("https://evil.example/"));

        assertEquals(200, out.statusCode());
        assertEquals("", location(out));
    }
}
