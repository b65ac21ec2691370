package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which answers of a device open an account, and which do not. With a real browser: {@link ChromiumTest}. */
class PasskeyTest {
    private static final String PASSKEYS = "/.login/account/passkeys";
    private static final String LOG_IN = "/.login/passkey";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());
    private SoftDevice device;
    private String handle;

    @BeforeEach
    void a_member_makes_a_passkey() throws Exception {
        device = new SoftDevice(origin(), "localhost");
        browser.submit(form(browser.get("/.login/new-account"))
                .with("email", "device" + COUNT.incrementAndGet() + "@example.org")
                .with("password", "correct horse battery"));
        HttpResponse<String> page = browser.get(PASSKEYS);
        JsonObject options = options(page);
        handle = options.getJsonObject("publicKey").getJsonObject("user").getString("id");

        HttpResponse<String> made = browser.submit(form(page, "credential")
                .with("credential", device.create(options))
                .with("name", "soft"));

        assertEquals(303, made.statusCode(), made.body());
        assertTrue(browser.get(PASSKEYS).body().contains("soft, made on"));
    }

    @Test
    void the_passkey_opens_the_account_in_a_browser_that_was_never_here() throws Exception {
        TestBrowser visitor = new TestBrowser(PODS.baseUrl());

        assertEquals(303, logIn(visitor, device, handle).statusCode());
        assertEquals(200, visitor.get("/.login/account").statusCode());
    }

    @Test
    void an_answer_given_to_a_page_of_another_origin_opens_nothing() throws Exception {
        assertRefused(logIn(new TestBrowser(PODS.baseUrl()), device.at("https://evil.example"), handle));
    }

    @Test
    void a_device_that_does_not_know_who_holds_it_opens_nothing() throws Exception {
        assertRefused(logIn(new TestBrowser(PODS.baseUrl()), device.withoutVerification(), handle));
    }

    @Test
    void a_copy_of_a_device_that_falls_behind_opens_nothing() throws Exception {
        device.counting(50);
        assertEquals(303, logIn(new TestBrowser(PODS.baseUrl()), device, handle).statusCode());

        assertRefused(logIn(new TestBrowser(PODS.baseUrl()), device.counting(3), handle));
    }

    @Test
    void an_answer_to_another_browser_or_for_another_account_opens_nothing() throws Exception {
        JsonObject options = options(new TestBrowser(PODS.baseUrl()).get(LOG_IN));
        String answer = device.get(options, handle);
        TestBrowser thief = new TestBrowser(PODS.baseUrl());

        assertRefused(thief.submit(form(thief.get(LOG_IN)).with("credential", answer)));
        assertRefused(logIn(thief, device, "bm9ib2R5"));
        assertRefused(logIn(thief, new SoftDevice(origin(), "localhost"), handle));
        assertRefused(logIn(thief, new SoftDevice(origin(), "evil.example"), handle));
    }

    @Test
    void what_is_no_answer_of_a_device_gets_a_page_in_words_and_never_a_500() {
        for (String junk : new String[] {
            "{}",
            "[]",
            "null",
            "text",
            "{\"id\":1}",
            "{\"type\":\"public-key\",\"id\":\"AA\",\"response\":{},\"clientExtensionResults\":{}}",
            "{\"type\":\"public-key\",\"id\":\"AA\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\","
                    + "\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"},"
                    + "\"clientExtensionResults\":{}}",
            "{".repeat(5000)
        }) {
            TestBrowser visitor = new TestBrowser(PODS.baseUrl());
            assertRefused(visitor.submit(form(visitor.get(LOG_IN)).with("credential", junk)));
            assertRefused(
                    browser.submit(form(browser.get(PASSKEYS), "credential").with("credential", junk)));
        }
        assertEquals(
                400,
                browser.submit(form(browser.get(PASSKEYS), "credential").with("credential", "x".repeat(20_000)))
                        .statusCode());
    }

    @Test
    void only_the_pages_of_passkeys_let_a_script_run_and_only_ours() {
        String policy = browser.get(PASSKEYS)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        String other = browser.get("/.login/account")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertTrue(policy.contains("script-src 'self';"), policy);
        assertTrue(!policy.contains("unsafe") && !other.contains("script-src"), other);
        assertEquals(200, browser.get("/.login/passkey.js").statusCode());
    }

    private static HttpResponse<String> logIn(TestBrowser visitor, SoftDevice device, String handle) throws Exception {
        HttpResponse<String> page = visitor.get(LOG_IN);
        return visitor.submit(form(page).with("credential", device.get(options(page), handle)));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
    }

    private static JsonObject options(HttpResponse<String> page) {
        Matcher options = Pattern.compile("data-options=\"([^\"]*)\"").matcher(page.body());
        assertTrue(options.find(), page.body());
        return new JsonObject(
                options.group(1).replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&"));
    }

    private static String origin() {
        return PODS.baseUrl().replaceAll("/$", "");
    }
}
