package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import nl.digitalme.pod.login.oidc.TestApp;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.store.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an account holder does, in a browser without scripts at the real server. */
class AccountPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private final String name = "holder" + COUNT.incrementAndGet() + "x";
    private final String email = name + "@example.org";
    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    @Test
    void a_visitor_makes_an_account_with_a_pod_and_sees_both() {
        HttpResponse<String> logIn = browser.get("/.login/log-in");
        assertTrue(logIn.body().contains("/.login/new-account"), "the log-in page leads to it");

        HttpResponse<String> made = register(browser, email, PASSWORD, name);

        assertEquals(303, made.statusCode(), made.body());
        String overview = browser.followed(made).body();
        assertTrue(overview.contains(email), overview);
        assertTrue(overview.contains(PODS.baseUrl() + name + "/"), overview);
        assertEquals(
                200,
                TestUser.nobody(PODS.baseUrl())
                        .get("/" + name + "/profile/card")
                        .statusCode());
    }

    @Test
    void a_pod_without_a_chosen_name_gets_one_that_says_nothing() {
        String overview =
                browser.followed(register(browser, email, PASSWORD, "")).body();

        assertTrue(
                Pattern.compile(PODS.baseUrl() + "[a-z0-9]{16}/<")
                        .matcher(overview)
                        .find(),
                overview);
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_made() {
        HttpResponse<String> answer = register(browser, "no-address", "short", "a b");

        assertEquals(422, answer.statusCode());
        for (String field : List.of("email", "password", "pod")) {
            assertTrue(
                    Pattern.compile("id=\"" + field + "\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"[^\"]*"
                                    + field + "-error\"")
                            .matcher(answer.body())
                            .find(),
                    answer.body());
            assertTrue(answer.body().contains("href=\"#" + field + "\""));
        }
        assertFalse(answer.body().contains("\"short\""), "a password is not sent back");
        HttpResponse<String> taken = register(browser, email, PASSWORD, "alice");
        assertEquals(422, taken.statusCode());
        assertTrue(taken.body().contains("in use already"));
    }

    @Test
    void registering_tells_nobody_whether_an_address_has_an_account() {
        register(browser, email, PASSWORD, "");
        TestBrowser stranger = new TestBrowser(PODS.baseUrl());

        HttpResponse<String> known = register(stranger, email, "another long password", "");
        HttpResponse<String> fresh =
                register(new TestBrowser(PODS.baseUrl()), "new-" + email, "another long password", "");

        assertEquals(fresh.statusCode(), known.statusCode());
        assertEquals(fresh.headers().map().keySet(), known.headers().map().keySet());
        assertEquals(location(fresh), location(known));
        assertEquals(
                303,
                new TestBrowser(PODS.baseUrl())
                        .logIn("/.login/log-in", email, "another long password")
                        .statusCode());
        assertEquals(
                303,
                new TestBrowser(PODS.baseUrl())
                        .logIn("/.login/log-in", email, PASSWORD)
                        .statusCode());
        assertNotEquals(overviewPod(browser), overviewPod(stranger), "two accounts that know nothing of each other");
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_the_old_password() {
        register(browser, email, PASSWORD, "");
        TestBrowser other = new TestBrowser(PODS.baseUrl());
        other.logIn("/.login/log-in", email, PASSWORD);
        assertEquals(200, other.get("/.login/account").statusCode());

        HttpResponse<String> changed = browser.submit(
                form(browser.get("/.login/account/password"), "password").with("password", "a completely new one"));

        assertEquals(303, changed.statusCode(), changed.body());
        assertEquals(200, browser.get("/.login/account").statusCode(), "this browser stays logged in");
        assertEquals(303, other.get("/.login/account").statusCode());
        assertEquals(422, other.logIn("/.login/log-in", email, PASSWORD).statusCode());
        assertEquals(
                303,
                other.logIn("/.login/log-in", email, "a completely new one").statusCode());
    }

    @Test
    void another_email_address_is_for_logging_in_from_then_on() {
        register(browser, email, PASSWORD, "");
        TestBrowser.Form form = form(browser.get("/.login/account/email")).with("email", "other-" + email);

        assertEquals(
                422, browser.submit(form.with("password", "wrong password")).statusCode());
        assertEquals(303, browser.submit(form.with("password", PASSWORD)).statusCode());

        TestBrowser later = new TestBrowser(PODS.baseUrl());
        assertEquals(422, later.logIn("/.login/log-in", email, PASSWORD).statusCode());
        assertEquals(
                303, later.logIn("/.login/log-in", "other-" + email, PASSWORD).statusCode());
    }

    @Test
    void a_second_pod_is_added_and_erased_after_its_name_was_typed() {
        register(browser, email, PASSWORD, name);
        String second = name + "-two";
        browser.submit(form(browser.get("/.login/account/pods")).with("pod", second));
        assertEquals(
                200,
                TestUser.nobody(PODS.baseUrl())
                        .get("/" + second + "/profile/card")
                        .statusCode());

        TestBrowser.Form erase = form(browser.get("/.login/account/pods/erase?pod=" + second));
        assertEquals(422, browser.submit(erase.with("name", name)).statusCode());
        assertEquals(303, browser.submit(erase.with("name", second)).statusCode());

        assertNotEquals(
                200,
                TestUser.nobody(PODS.baseUrl())
                        .get("/" + second + "/profile/card")
                        .statusCode());
        assertEquals(
                200,
                TestUser.nobody(PODS.baseUrl())
                        .get("/" + name + "/profile/card")
                        .statusCode());
        assertEquals(404, browser.get("/.login/account/pods/erase?pod=alice").statusCode());
    }

    @Test
    void the_secret_of_a_key_for_programs_is_shown_once_works_and_can_be_taken_back() {
        register(browser, email, PASSWORD, name);
        HttpResponse<String> made = browser.submit(form(browser.get("/.login/account/clients"), "webid"));
        Matcher shown = Pattern.compile("class=\"secret\">([^<]+)<").matcher(made.body());
        assertTrue(shown.find(), made.body());
        String id = shown.group(1);
        assertTrue(shown.find(), made.body());
        String secret = shown.group(1);

        TestUser script = TestUser.logIn(PODS.baseUrl(), id, secret);
        assertEquals(200, script.get("/" + name + "/").statusCode());
        HttpResponse<String> overview = browser.get("/.login/account");
        assertTrue(overview.body().contains(id));
        assertFalse(overview.body().contains(secret));

        browser.submit(form(overview, id));
        assertFalse(browser.get("/.login/account").body().contains(id));
        assertEquals(
                401,
                TestUser.tokenRequest(PODS.baseUrl(), id, secret, script.key()).statusCode());
    }

    @Test
    void a_webid_is_linked_after_its_document_shows_control_and_unlinked() {
        register(browser, email, PASSWORD, name);
        String webId = PODS.baseUrl() + "bob/notes/me#i";
        TestUser bob = TestUser.logIn(PODS.baseUrl(), "bob-client", "bob-secret");
        bob.send("PUT", "/bob/notes/me", "<#i> a <#Person>.", "Content-Type", "text/turtle");

        HttpResponse<String> refused =
                browser.submit(form(browser.get("/.login/account/webids")).with("webid", webId));
        assertEquals(422, refused.statusCode());
        Matcher triples = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL).matcher(refused.body());
        assertTrue(triples.find(), refused.body());
        String turtle =
                triples.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        bob.send("PUT", "/bob/notes/me", turtle, "Content-Type", "text/turtle");

        HttpResponse<String> linked = browser.submit(form(refused, "webid"));
        assertEquals(303, linked.statusCode(), linked.body());
        HttpResponse<String> overview = browser.get("/.login/account");
        assertTrue(overview.body().contains(webId), overview.body());

        TestBrowser other = new TestBrowser(PODS.baseUrl());
        register(other, "other-" + email, PASSWORD, "");
        assertEquals(
                422,
                other.submit(form(other.get("/.login/account/webids")).with("webid", webId))
                        .statusCode(),
                "what proves it for one account proves nothing for another");

        browser.submit(form(overview, "unlink"));
        assertFalse(browser.get("/.login/account").body().contains(webId));
    }

    @Test
    void the_overview_shows_every_session_and_ends_one_of_another_browser() {
        register(browser, email, PASSWORD, "");
        TestBrowser other = new TestBrowser(PODS.baseUrl());
        other.logIn("/.login/log-in", email, PASSWORD);

        HttpResponse<String> overview = browser.get("/.login/account");
        assertTrue(overview.body().contains("This is this browser."), overview.body());
        browser.submit(form(overview, "End session of"));

        assertEquals(303, other.get("/.login/account").statusCode());
        assertEquals(200, browser.get("/.login/account").statusCode());
        assertFalse(browser.get("/.login/account").body().contains("End session of"));
    }

    @Test
    void an_app_that_was_let_in_is_shown_and_can_be_let_in_no_longer() {
        register(browser, email, PASSWORD, name);
        TestApp app = TestApp.inBrowser(PODS.baseUrl());
        String code = TestApp.answer(app.letIn(browser, email, PASSWORD)).get("code");
        JsonObject tokens = new JsonObject(app.exchange(code).body());
        assertTrue(systemPod().contains("refresh/"));

        HttpResponse<String> overview = browser.get("/.login/account");
        assertTrue(overview.body().contains("Take back access of Budget"), overview.body());
        browser.submit(form(overview, "Take back access"));

        assertFalse(browser.get("/.login/account").body().contains("Take back access of"));
        assertEquals(400, app.refresh(tokens.getString("refresh_token")).statusCode());
    }

    @Test
    void logging_out_everywhere_ends_every_session() {
        register(browser, email, PASSWORD, "");
        TestBrowser other = new TestBrowser(PODS.baseUrl());
        other.logIn("/.login/log-in", email, PASSWORD);

        HttpResponse<String> out = browser.submit(form(browser.get("/.login/account"), "value=\"yes\""));

        assertEquals(200, out.statusCode());
        assertEquals(303, browser.get("/.login/account").statusCode());
        assertEquals(303, other.get("/.login/account").statusCode());
    }

    @Test
    void deleting_an_account_leaves_nothing_of_it_in_the_store() {
        HttpResponse<String> overview = browser.followed(register(browser, email, PASSWORD, name));
        browser.submit(form(browser.get("/.login/account/clients"), "webid"));
        TestApp app = TestApp.inBrowser(PODS.baseUrl());
        app.exchange(TestApp.answer(app.letIn(browser, email, PASSWORD)).get("code"));
        assertTrue(overview.body().contains(email));
        String before = systemPod();
        Matcher account =
                Pattern.compile("\"id\":\"([a-z0-9]+)\",\"email\":\"" + email).matcher(before);
        assertTrue(account.find(), before);
        String id = account.group(1);
        for (String folder : List.of("sessions/", "refresh/", "consents/" + id, "traces/" + id)) {
            assertTrue(before.contains(folder), folder);
        }

        TestBrowser.Form form = form(browser.get("/.login/account/delete"));
        assertEquals(
                422, browser.submit(form.with("confirm", "alice@example.org")).statusCode());
        HttpResponse<String> gone = browser.submit(form.with("confirm", email.toUpperCase(java.util.Locale.ROOT)));

        assertEquals(200, gone.statusCode(), gone.body());
        assertEquals(303, browser.get("/.login/account").statusCode());
        String after = systemPod();
        assertFalse(after.contains(email));
        assertFalse(after.contains(name), after);
        assertFalse(after.contains(id), after);
        assertEquals(List.of(), await(PODS.store().scan(name, Optional.empty(), 10)));
        assertEquals(422, browser.logIn("/.login/log-in", email, PASSWORD).statusCode());
    }

    @Test
    void every_text_is_there_in_both_languages() {
        assertEquals(Sheet.WORDS.names(Language.NL), Sheet.WORDS.names(Language.EN));
    }

    private static HttpResponse<String> register(TestBrowser browser, String email, String password, String pod) {
        return browser.submit(form(browser.get("/.login/new-account"))
                .with("email", email)
                .with("password", password)
                .with("pod", pod));
    }

    private static String overviewPod(TestBrowser browser) {
        Matcher pod = Pattern.compile("\\?pod=([^\"]+)\"")
                .matcher(browser.get("/.login/account").body());
        return pod.find() ? pod.group(1) : "";
    }

    /** All that the server itself keeps, paths and texts. */
    private static String systemPod() {
        StringBuilder all = new StringBuilder();
        await(PODS.store().scan(ResourceId.SYSTEM_POD, Optional.empty(), 10_000))
                .forEach(entry -> {
                    all.append(entry.id().path()).append('\n');
                    if (entry.found().content() instanceof Content.Inline inline) {
                        all.append(inline.bytes()).append('\n');
                    }
                });
        return all.toString();
    }
}
