package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.TestBrowser.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that people reach by https, as behind a proxy. */
class HttpsTest {
    private static final String BASE = "https://pods.example/";

    @RegisterExtension
    static final TestPods PODS = TestPods.with(HttpsTest::behindProxy);

    private static int port;

    private static PodServerConfig behindProxy(PodServerConfig config) {
        port = freePort();
        PodServerConfig.Listen at = config.listen();
        return CodeFlowTest.withAnna(config.with(new PodServerConfig.Listen(
                port, at.host(), Optional.of(BASE), at.tls(), at.managementPort(), 1, false)));
    }

    private static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException none) {
            throw new AssertionError(none);
        }
    }

    private TestBrowser browser;

    @BeforeEach
    void open() {
        browser = new TestBrowser("http://localhost:" + port + "/");
    }

    @Test
    void the_cookie_is_for_this_host_and_https_only() {
        HttpResponse<String> page = browser.get("/.login/log-in");

        String cookie = page.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.startsWith("__Host-digital-me="), cookie);
        assertTrue(cookie.contains("; Path=/;") && cookie.endsWith("; Secure"), cookie);
    }

    @Test
    void a_form_of_the_same_host_without_tls_is_from_elsewhere() {
        var filled = form(browser.get("/.login/log-in"))
                .with("email", CodeFlowTest.EMAIL)
                .with("password", CodeFlowTest.PASSWORD);

        assertEquals(
                403,
                browser.sending("Origin", "http://pods.example").submit(filled).statusCode());
        assertEquals(
                303,
                browser.sending("Origin", "https://pods.example").submit(filled).statusCode());
    }

    @Test
    void discovery_names_https_addresses_whatever_host_was_asked() {
        HttpResponse<String> metadata = TestUser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/.well-known/openid-configuration"))
                        .header("X-Forwarded-Host", "evil.example")
                        .build());

        assertTrue(metadata.body().contains("\"authorization_endpoint\":\"" + BASE + ".login/authorize\""));
    }
}
