package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.oidc.TestApp;
import nl.digitalme.pod.login.upstream.Upstream;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People log in at another OpenID provider: here a second server of ours stands in the place of a broker of DigiD. */
class UpstreamTest {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    @Order(1)
    static final TestPods BROKER = TestPods.inMemory();

    @RegisterExtension
    @Order(2)
    static final TestPods PODS = TestPods.with(config -> withBroker(config, BROKER.baseUrl()));

    private final String email = "person" + COUNT.incrementAndGet() + "@example.org";
    private final TestBrowser here = new TestBrowser(PODS.baseUrl());
    private final TestBrowser there = new TestBrowser(BROKER.baseUrl());

    @Test
    void somebody_without_an_account_logs_in_elsewhere_makes_one_and_gets_in_that_way_again() {
        String callback = goAndLogIn(here, "/.login/upstream");

        HttpResponse<String> page = here.follow(callback);
        assertEquals(200, page.statusCode(), page.body());
        assertFalse(page.body().contains("type=\"password\""), "no password is asked for");
        HttpResponse<String> made = here.submit(form(page).with("email", email));
        assertEquals(303, made.statusCode(), made.body());
        assertTrue(here.followed(made).body().contains(email));

        TestBrowser later = new TestBrowser(PODS.baseUrl());
        HttpResponse<String> again = later.follow(goAndLogIn(later, "/.login/upstream"));
        assertTrue(again.body().contains(email), again.body());
        assertEquals(
                422,
                new TestBrowser(PODS.baseUrl())
                        .logIn("/.login/log-in", email, "any password at all")
                        .statusCode());
    }

    @Test
    void who_has_an_account_binds_the_other_log_in_to_it_and_takes_it_back() {
        register(here, email);
        HttpResponse<String> page = here.get("/.login/account/upstream");
        assertTrue(
                page.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("form-action 'self' " + BROKER.baseUrl().replaceAll("/$", "")),
                "a browser lets the form lead to the other provider");

        String departure = location(here.submit(form(page, "unbind")));
        HttpResponse<String> bound = here.follow(logInThere(departure));
        assertTrue(bound.body().contains(BROKER.baseUrl()), bound.body());

        TestBrowser later = new TestBrowser(PODS.baseUrl());
        assertTrue(later.follow(goAndLogIn(later, "/.login/upstream")).body().contains(email));

        assertEquals(303, here.submit(form(bound, "unbind")).statusCode());
        TestBrowser stranger = new TestBrowser(PODS.baseUrl());
        assertFalse(
                stranger.follow(goAndLogIn(stranger, "/.login/upstream")).body().contains(email));
    }

    @Test
    void one_log_in_elsewhere_opens_one_account_only() {
        register(here, email);
        here.follow(logInThere(location(here.submit(form(here.get("/.login/account/upstream"), "unbind")))));
        TestBrowser other = new TestBrowser(PODS.baseUrl());
        register(other, "other-" + email);

        HttpResponse<String> refused =
                other.follow(logInThere(location(other.submit(form(other.get("/.login/account/upstream"), "unbind")))));

        assertEquals(409, refused.statusCode(), refused.body());
    }

    @Test
    void an_answer_fits_only_the_browser_that_asked_and_only_once() {
        String callback = goAndLogIn(here, "/.login/upstream");
        TestBrowser thief = new TestBrowser(PODS.baseUrl());
        thief.get("/.login/log-in");

        assertEquals(400, thief.get(callback).statusCode());
        assertEquals(400, new TestBrowser(PODS.baseUrl()).get(callback).statusCode());
        assertEquals(400, here.get(callback.replaceFirst("state=.", "state=x")).statusCode());
        assertEquals(
                400,
                here.get(callback.replaceFirst("iss=[^&]*", "iss=https%3A%2F%2Fevil.example"))
                        .statusCode());
        assertEquals(400, here.get(callback + "&iss=https%3A%2F%2Fevil.example").statusCode());
        assertEquals(
                400, here.get("/.login/upstream/callback?error=access_denied").statusCode());
        assertEquals(303, here.get(callback).statusCode());
        assertEquals(502, here.get(callback).statusCode(), "the code is used up");
    }

    @Test
    void a_ticket_for_a_new_account_is_of_no_use_in_another_browser() {
        String ticket = location(here.get(goAndLogIn(here, "/.login/upstream")));
        assertTrue(ticket.contains("arrival="), ticket);

        HttpResponse<String> stolen = new TestBrowser(PODS.baseUrl()).get(ticket);

        assertEquals(303, stolen.statusCode());
        assertTrue(location(stolen).startsWith("/.login/log-in"), location(stolen));
    }

    /** Goes to the other provider from a page here, logs in there as a person of this test, and comes back. */
    private String goAndLogIn(TestBrowser browser, String path) {
        HttpResponse<String> away = browser.get(path);
        assertEquals(303, away.statusCode(), away.body());
        return logInThere(location(away));
    }

    /** Where the other provider sends the person back to, after log-in and consent. */
    private String logInThere(String departure) {
        assertTrue(departure.startsWith(BROKER.baseUrl() + ".login/authorize?"), departure);
        HttpResponse<String> page = there.follow(departure);
        if (page.body().contains("type=\"password\"")) {
            if (page.body().contains("new-account") && there.cookies().size() < 2) {
                register(new TestBrowser(BROKER.baseUrl()), email);
            }
            page = there.followed(there.submit(form(page).with("email", email).with("password", PASSWORD)));
        }
        if (page.statusCode() == 200) {
            page = there.submit(form(page, "decision").with("decision", "allow"));
        }
        assertTrue(location(page).startsWith(PODS.baseUrl() + UpstreamProvider.CALLBACK), page.body());
        return location(page);
    }

    private static void register(TestBrowser browser, String email) {
        HttpResponse<String> made = browser.submit(
                form(browser.get("/.login/new-account")).with("email", email).with("password", PASSWORD));
        assertEquals(303, made.statusCode(), made.body());
    }

    /** Settings with the server at this address as the other provider, where this one is known as an app. */
    static PodServerConfig withBroker(PodServerConfig config, String broker) {
        int port = freePort();
        TestApp client = TestApp.registered(
                broker, "http://localhost:" + port + "/" + UpstreamProvider.CALLBACK, "client_secret_basic");
        Upstream upstream = new Upstream(broker, client.id(), Optional.of(client.secret()), "Broker");
        return config.with(PodServerConfig.Listen.on(port))
                .with(config.identity().with(new PodServerConfig.LogIn(Optional.empty(), Optional.of(upstream))));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
