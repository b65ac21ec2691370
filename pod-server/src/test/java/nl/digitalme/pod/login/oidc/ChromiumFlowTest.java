package nl.digitalme.pod.login.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of an app in a real browser, which holds every page to its security policy. */
@Tag("long")
class ChromiumFlowTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    // For whoever wants to see them: -Dpages.folder=DIR keeps a picture of each page.
    private static final Path SHOTS = Path.of(System.getProperty("pages.folder", ""));

    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    private static HttpServer site;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        site = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        site.createContext("/", exchange -> {
            byte[] page = "<title>The app</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (site != null) {
            site.stop(0);
        }
    }

    private static String home() {
        return "http://localhost:" + site.getAddress().getPort() + "/";
    }

    @Test
    void anna_walks_from_the_app_through_log_in_and_consent_and_back_and_out() {
        TestApp app = TestApp.registered(PODS.baseUrl(), home(), "none");
        Page page = chromium.page("nl-NL");

        page.navigate(app.authorize());
        check(page, "log-in");
        logIn(page);
        check(page, "consent");
        page.locator("button[value=allow]").click();
        page.waitForURL(url -> url.startsWith(home() + "?code="));

        page.context().clearCookies();
        page.navigate(app.authorize());
        logIn(page);
        page.waitForURL(url -> url.startsWith(home() + "?code="));

        page.navigate(app.authorize("prompt", "consent"));
        page.locator("button[value=deny]").click();
        page.waitForURL(url -> url.contains("error=access_denied"));

        page.navigate(PODS.baseUrl() + ".login/log-out");
        check(page, "log-out");
        page.locator("main button").click();
        assertTrue(page.locator("h1").textContent().contains("uitgelogd"));
        page.navigate(app.authorize("prompt", "none"));
        page.waitForURL(url -> url.contains("error=login_required"));
    }

    private static void logIn(Page page) {
        page.locator("#email").fill(CodeFlowTest.EMAIL);
        page.locator("#password").fill(CodeFlowTest.PASSWORD);
        page.locator("main button[type=submit]").first().click();
    }

    @Test
    void who_meets_a_page_about_an_unknown_app_finds_the_way_back() {
        TestApp app = new TestApp(PODS.baseUrl(), "an-id-of-before", "", home(), DpopKey.es256());
        Page page = chromium.page("nl-NL");

        page.navigate(app.authorize("prompt", "none"));
        check(page, "unknown-app");
        page.locator("main a").click();

        page.waitForURL(url -> url.contains("error=unauthorized_client"));
    }

    private static void check(Page page, String name) {
        if (!SHOTS.toString().isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve(name + ".png"))
                    .setFullPage(true));
        }
        List<String> faults = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp())
                        .toList();
        assertEquals(List.of(), faults, name);
    }
}
