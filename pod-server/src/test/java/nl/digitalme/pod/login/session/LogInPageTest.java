package nl.digitalme.pod.login.session;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestBrowser.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogInPageTest {
    private static final String SEED = """
            {"accounts": [{"email": "anna@example.org", "password": "correct horse", "pods": [{"name": "anna"}]}]}""";

    @RegisterExtension
    static final TestPods PODS = TestPods.with(config -> config.with(new PodServerConfig.Identity(
            Optional.of(Seed.parse(Buffer.buffer(SEED))), Optional.empty(), Set.of(), false)));

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    @Test
    void anna_logs_in_and_gets_a_new_cookie_that_scripts_cannot_read() {
        HttpResponse<String> page = browser.get("/.login/log-in");
        assertEquals(200, page.statusCode());
        Map<String, String> before = Map.copyOf(browser.cookies());

        HttpResponse<String> answer =
                browser.submit(form(page).with("email", "Anna@example.org ").with("password", "correct horse"));

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("/.login/account", location(answer));
        assertNotEquals(before, browser.cookies());
        String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_page() {
        HttpResponse<String> wrong = browser.logIn("/.login/log-in", "anna@example.org", "wrong");
        HttpResponse<String> unknown = browser.logIn("/.login/log-in", "nobody@example.org", "wrong");

        assertEquals(422, wrong.statusCode());
        assertEquals(422, unknown.statusCode());
        assertEquals(wrong.body().replace("anna@", "nobody@"), unknown.body());
    }

    @Test
    void a_page_lets_nothing_run_and_is_not_framed_kept_or_read_by_others() {
        var headers = browser.sending("Origin", "https://app.example")
                .get("/.login/log-in")
                .headers();

        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self'"), policy);
        assertTrue(policy.endsWith("form-action 'self'; frame-ancestors 'none'; base-uri 'none'"), policy);
        assertEquals("DENY", headers.firstValue("X-Frame-Options").orElse(""));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
        assertFalse(headers.map().containsKey("access-control-allow-origin"));
    }

    @Test
    void a_form_without_its_token_or_from_elsewhere_is_refused() {
        Form good = form(browser.get("/.login/log-in"))
                .with("email", "anna@example.org")
                .with("password", "correct horse");

        assertEquals(403, browser.submit(good.without("form")).statusCode());
        assertEquals(403, browser.submit(good.with("form", "0".repeat(64))).statusCode());
        Form stolen = form(new TestBrowser(PODS.baseUrl()).get("/.login/log-in"));
        assertEquals(
                403,
                browser.submit(good.with("form", stolen.fields().get("form"))).statusCode());
        browser.sending("Origin", "https://evil.example");
        assertEquals(403, browser.submit(good).statusCode());
        browser.sending("Origin", "null");
        assertEquals(403, browser.submit(good).statusCode());
        browser.sending("Origin", "").sending("Sec-Fetch-Site", "cross-site");
        assertEquals(403, browser.submit(good).statusCode());
        browser.sending("Sec-Fetch-Site", "same-origin")
                .sending("Origin", PODS.baseUrl().replaceAll("/$", ""));
        assertEquals(303, browser.submit(good).statusCode());
    }

    @Test
    void whatever_the_address_says_a_log_in_stays_at_this_server() {
        for (String then : new String[] {
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "/.login/\\..",
            "/.login/ x\r\nA: b",
            "/anna/"
        }) {
            HttpResponse<String> answer = new TestBrowser(PODS.baseUrl())
                    .logIn("/.login/log-in?then=" + TestBrowser.encode(then), "anna@example.org", "correct horse");
            assertEquals("/.login/account", location(answer), then);
        }
    }

    @Test
    void a_page_is_in_dutch_or_english_as_asked() {
        assertTrue(browser.sending("Accept-Language", "fr, nl-NL;q=0.8, en;q=0.1")
                .get("/.login/log-in")
                .body()
                .contains("<html lang=\"nl\">"));
        assertTrue(browser.get("/.login/log-in?lang=en").body().contains("<html lang=\"en\">"));
        assertTrue(browser.get("/.login/log-in").body().contains("<html lang=\"en\">"), "the choice is remembered");
    }

    @Test
    void what_a_visitor_typed_is_shown_as_text() {
        HttpResponse<String> page = browser.logIn("/.login/log-in", "\"><script>alert(1)</script>", "x");

        assertFalse(page.body().contains("<script"), page.body());
        assertEquals("\"><script>alert(1)</script>", form(page).fields().get("email"));
    }

    @Test
    void after_ten_wrong_passwords_the_right_one_has_to_wait() {
        Form form = form(browser.get("/.login/log-in")).with("email", "locked@example.org");
        for (int i = 0; i < 10; i++) {
            assertEquals(422, browser.submit(form.with("password", "guess" + i)).statusCode());
        }

        HttpResponse<String> late = browser.submit(form.with("password", "correct horse"));
        assertEquals(429, late.statusCode());
        assertEquals("60", late.headers().firstValue("Retry-After").orElse(""));
    }
}
