package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static nl.digitalme.pod.login.oidc.TestApp.error;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestProvider;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ends by itself, by a clock that can be set. */
class ExpiryTest {
    private static final String SEED = """
            {"accounts": [{"email": "anna@example.org", "password": "pw", "pods": [{"name": "anna"}]}]}""";
    private static final TestClock CLOCK = new TestClock();
    private static TestProvider provider;
    private final TestBrowser browser = new TestBrowser(provider.base());

    @BeforeAll
    static void start() {
        // A server whose clock runs ahead accepts the proofs of a test that does not: only the skew is wide.
        provider = TestProvider.start(config -> config.with(CLOCK).skewedBy(Duration.ofDays(2000)))
                .seeded(SEED);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void a_code_lasts_a_minute() {
        TestApp app = TestApp.inBrowser(provider.base());
        String code = answer(app.letIn(browser, "anna@example.org", "pw")).get("code");

        CLOCK.forward(Duration.ofSeconds(61));

        assertEquals("400 invalid_grant", error(app.exchange(code)));
    }

    @Test
    void a_session_ends_after_half_a_day_without_use_and_after_a_week_of_use() {
        TestApp app = TestApp.inBrowser(provider.base());
        app.letIn(browser, "anna@example.org", "pw");
        String silently = app.authorize("prompt", "none");

        for (int halfDay = 0; halfDay < 14; halfDay++) {
            assertTrue(answer(TestBrowser.location(browser.get(silently))).containsKey("code"), "half day " + halfDay);
            CLOCK.forward(Duration.ofHours(11).plusMinutes(59));
        }
        CLOCK.forward(Duration.ofHours(1));
        assertEquals(
                "login_required",
                answer(TestBrowser.location(browser.get(silently))).get("error"));

        app.letIn(browser, "anna@example.org", "pw");
        CLOCK.forward(Duration.ofHours(13));
        assertEquals(
                "login_required",
                answer(TestBrowser.location(browser.get(silently))).get("error"));
    }

    @Test
    void a_refresh_token_ends_after_a_month_without_use() {
        TestApp app = TestApp.inBrowser(provider.base());
        String token = refreshToken(app);
        CLOCK.forward(Duration.ofDays(29));
        String next = new JsonObject(app.refresh(token).body()).getString("refresh_token");

        CLOCK.forward(Duration.ofDays(31));

        assertEquals("400 invalid_grant", error(app.refresh(next)));
    }

    private String refreshToken(TestApp app) {
        String code = answer(app.letIn(browser, "anna@example.org", "pw")).get("code");
        return new JsonObject(app.exchange(code).body()).getString("refresh_token");
    }

    @Test
    void nothing_that_expired_is_left_and_no_secret_is_stored_as_it_is() {
        TestApp app = TestApp.registered(provider.base(), TestApp.REDIRECT, "client_secret_basic");
        String code = answer(app.letIn(browser, "anna@example.org", "pw")).get("code");
        String token = new JsonObject(app.exchange(code).body()).getString("refresh_token");
        String stored = everything();
        for (String secret :
                new String[] {code, token, app.secret(), browser.cookies().toString()}) {
            String plain = secret.replaceAll(".*[-=.]([A-Za-z0-9_-]{30,}).*", "$1");
            assertTrue(!stored.contains(plain), "stored as it is: " + plain);
        }

        CLOCK.forward(Duration.ofDays(200));
        await(provider.provider().trim());

        String left = everything();
        for (String folder : List.of("codes/", "sessions/", "refresh/", "clients-new/")) {
            assertEquals(List.of(), await(provider.store.members(new ResourceId(".system", folder), "", 10)), left);
        }
    }

    private static String everything() {
        StringBuilder all = new StringBuilder();
        for (PodStore.Entry entry : await(provider.store.scan(".system", java.util.Optional.empty(), 10_000))) {
            all.append(entry.id()).append(' ');
            if (entry.found().content() instanceof nl.digitalme.pod.store.Content.Inline inline) {
                all.append(inline.bytes()).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void an_app_that_is_used_outlives_one_that_is_not_and_a_forgotten_one_is_told_so() {
        TestApp unused = TestApp.inBrowser(provider.base());
        TestApp used = TestApp.inBrowser(provider.base());
        used.letIn(browser, "anna@example.org", "pw");
        CLOCK.forward(Duration.ofDays(8));
        await(provider.provider().trim());

        assertEquals("login_required", silently(used).replaceAll(".*error=([a-z_]+).*", "$1"));
        String told = silently(unused);
        assertTrue(told.startsWith(TestApp.REDIRECT), told);
        assertEquals("unauthorized_client", answer(told).get("error"));
        assertEquals("a state: 1&2", answer(told).get("state"));
        TestApp elsewhere = new TestApp(provider.base(), unused.id(), "", "https://evil.example/", DpopKey.es256());
        assertEquals("", silently(elsewhere), "only an address that it registered");
        assertEquals("401 invalid_client", error(unused.refresh("2099010100-" + "a".repeat(43) + ".x")));
    }

    private String silently(TestApp app) {
        return TestBrowser.location(new TestBrowser(provider.base()).get(app.authorize("prompt", "none")));
    }
}
