package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a yes that was given before is good for. */
class ConsentTest {
    private static final String[] SMALL = {"scope", "openid webid"};
    private static final String[] SMALL_AND_SILENT = {"scope", "openid webid", "prompt", "none"};

    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    private TestApp app;
    private TestBrowser browser;

    @BeforeEach
    void newApp() {
        app = TestApp.inBrowser(PODS.baseUrl());
        browser = new TestBrowser(PODS.baseUrl());
    }

    private String letIn(String... changes) {
        return app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD, changes);
    }

    @Test
    void a_yes_to_less_is_no_yes_to_staying_logged_in() {
        letIn(SMALL);
        assertTrue(answer(silently(SMALL_AND_SILENT)).containsKey("code"));

        assertEquals("consent_required", answer(silently("prompt", "none")).get("error"));
        HttpResponse<String> page = browser.get(app.authorize());
        assertEquals(200, page.statusCode(), "offline_access is more than she allowed: she is asked again");
        String back = location(browser.submit(form(page, "decision").with("decision", "allow")));

        assertTrue(refreshable(answer(back).get("code")));
        assertTrue(answer(silently("prompt", "none")).containsKey("code"));
    }

    @Test
    void a_yes_to_more_is_a_yes_to_less_and_gives_no_more_than_is_asked() {
        letIn();

        assertFalse(refreshable(answer(silently(SMALL_AND_SILENT)).get("code")));
    }

    @Test
    void a_yes_as_a_webid_that_is_hers_no_longer_is_asked_again() {
        browser.logIn("/.login/log-in", CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD);
        HttpResponse<String> page = browser.follow(app.authorize());
        String shop = PODS.baseUrl() + "shop/profile/card#me";
        browser.submit(form(page, "decision").with("webid", shop).with("decision", "allow"));
        assertTrue(answer(silently("prompt", "none")).containsKey("code"));

        HttpResponse<String> erase = browser.get("/.login/account/pods/erase?pod=shop");
        assertEquals(
                303, browser.submit(form(erase, "name").with("name", "shop")).statusCode());

        assertEquals("consent_required", answer(silently("prompt", "none")).get("error"));
    }

    private String silently(String... changes) {
        return location(browser.get(app.authorize(changes)));
    }

    private boolean refreshable(String code) {
        return new JsonObject(app.exchange(code).body()).containsKey("refresh_token");
    }
}
