package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.digitalme.pod.login.Chromium;
import nl.digitalme.pod.overview.pages.HtmlPage;
import nl.digitalme.pod.rules.Schemes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the overview in a real browser, which holds them to their security policy: for everybody to use. */
@Tag("long")
class PagesInChromiumTest {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    // For whoever wants to see them: -Dpages.folder=DIR keeps a picture of each page.
    private static final String SHOTS = System.getProperty("pages.folder", "");
    private static final Map<String, String> PAGES = new TreeMap<>();

    private static HttpServer site;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        Household household = Household.with(Schemes.standard());
        for (String query : List.of(
                "from=2026-01&months=12",
                "from=2026-09&months=4&scenario=job,hours=24,wage=15&scenario=rent,rent=650",
                "from=2026-09&view=hours&wage=14.99&care=1.875&price=9.50",
                "from=2026-05&why=bijstand/2026-05",
                "from=2026-01&view=rights",
                "from=2026-01&view=calendar",
                "from=2026-01&view=deadlines",
                "from=2026-01&view=risks",
                "from=2026-01&until=final",
                "from=2026-09&months=4&scenario=ww-ends&scenario=child,born=2026-10-01&scenario=alimony,amount=200",
                "from=2026-09&months=4&view=wage&hours=24",
                "from=2026-01&until=final&why=zorgtoeslag/2026-03",
                "from=2026-01&until=final&why=zorgtoeslag/2026-03&depth=2")) {
            for (String language : List.of("nl", "en")) {
                String name = "/%02d".formatted(PAGES.size());
                PAGES.put(name, page(household, query, language));
            }
        }
        site = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        site.createContext("/", exchange -> {
            byte[] page =
                    PAGES.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Content-Security-Policy", HtmlPage.POLICY);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        chromium = Chromium.start();
    }

    private static String page(Household household, String query, String language) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String each : query.split("&")) {
            int equals = each.indexOf('=');
            parameters
                    .computeIfAbsent(each.substring(0, equals), any -> new ArrayList<>())
                    .add(each.substring(equals + 1));
        }
        return SituationFiles.answer(household, DemoFiles.folder(), parameters, Format.HTML, language);
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

    @Test
    void every_page_passes_axe_keeps_its_policy_and_fits_a_narrow_screen() {
        for (String name : PAGES.keySet()) {
            Page page = chromium.page("nl-NL");
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate("http://localhost:" + site.getAddress().getPort() + name);
            keepShot(page, name + "-wide");

            assertEquals(
                    List.of(), new AxeBuilder(page).withTags(RULES).analyze().getViolations(), name);
            assertEquals(
                    true,
                    page.evaluate("[...document.querySelectorAll('caption')]"
                            + ".every(each => getComputedStyle(each).textAlign === 'left')"),
                    name);
            page.setViewportSize(320, 600); // WCAG 1.4.10: what is wider scrolls inside its own region
            assertTrue(
                    (Boolean) page.evaluate("document.documentElement.scrollWidth <= 320"),
                    name + " is " + page.evaluate("document.documentElement.scrollWidth"));
            keepShot(page, name + "-narrow");
            complaints.removeIf(text -> text.contains("favicon"));
            assertEquals(List.of(), complaints, name);
            page.close();
        }
    }

    private static void keepShot(Page page, String name) {
        if (!SHOTS.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(SHOTS, "overview" + name.substring(1) + ".png")));
        }
    }
}
