package nl.digitalme.pod.login.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of an account in a real browser: can everybody use them, and do passkeys work. */
@Tag("long")
class ChromiumTest {
    private static final String PASSWORD = "correct horse battery";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @RegisterExtension
    @Order(1)
    static final TestPods PODS = TestPods.inMemory();

    @RegisterExtension
    @Order(2)
    static final TestPods WITH_BROKER = TestPods.with(config -> UpstreamTest.withBroker(config, PODS.baseUrl()));

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void every_page_passes_the_rules_of_wcag_2_2_aa_in_both_languages_and_in_the_dark() {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("nl-NL", "en-GB")) {
            Page page = chromium.page(language);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(language.startsWith("nl") ? ColorScheme.LIGHT : ColorScheme.DARK));
            for (String path : List.of("/.login/log-in", "/.login/new-account", "/.login/passkey")) {
                visit(page, path, faults);
            }
            register(page, language + "@example.org", "pod-" + language);
            for (String path : List.of(
                    "/.login/account",
                    "/.login/account/password",
                    "/.login/account/email",
                    "/.login/account/pods",
                    "/.login/account/pods/erase?pod=pod-" + language,
                    PodPage.of("pod-" + language),
                    LogPage.of("pod-" + language),
                    ReadPage.of("pod-" + language, ".overview"),
                    ReadPage.of("pod-" + language, "profile/card"),
                    "/.login/account/webids",
                    "/.login/account/clients",
                    "/.login/account/passkeys",
                    "/.login/account/delete")) {
                visit(page, path, faults);
            }
            page.locator("#confirm").fill("somebody@else.example");
            page.locator("main button").click();
            check(page, "a refused form", faults);
            assertEquals("confirm-error", page.locator("#confirm").getAttribute("aria-describedby"));
            page.context().close();
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void the_pages_about_logging_in_elsewhere_pass_the_same_rules() {
        List<String> faults = new ArrayList<>();
        Page page = chromium.page("nl-NL");
        register(page, "elsewhere@example.org", "elsewhere");
        page.context().clearCookies();
        page.navigate(WITH_BROKER.baseUrl() + ".login/log-in");
        check(page, "log-in with a broker", faults);
        page.getByText("Inloggen met Broker").click();
        page.waitForURL("**/.login/log-in?*");
        page.locator("#email").fill("elsewhere@example.org");
        page.locator("#password").fill(PASSWORD);
        page.locator("main button").first().click();
        page.locator("button[value=allow]").click();
        page.waitForURL("**/.login/new-account?*");
        check(page, "new account for who arrived", faults);
        page.locator("#email").fill("elsewhere@example.org");
        page.locator("main button").click();
        page.waitForURL("**/.login/account");
        page.navigate(WITH_BROKER.baseUrl() + ".login/account/upstream");
        check(page, "upstream", faults);
        page.context().close();
        assertEquals(List.of(), faults);
    }

    @Test
    void somebody_uses_everything_by_keyboard_alone() {
        Page page = chromium.page("en-GB");
        page.navigate(PODS.baseUrl() + ".login/new-account");

        page.keyboard().press("Tab");
        assertEquals("#main", focused(page), "first the link past the header");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("keys@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/.login/account");

        assertTrue(page.content().contains("keys@example.org"));
        page.context().close();
    }

    @Test
    void a_passkey_is_made_and_opens_the_account_without_a_password_until_it_is_removed() {
        Page page = chromium.page("en-GB");
        CDPSession devices = device(page);
        register(page, "passkey@example.org", "passkey-pod");
        page.navigate(PODS.baseUrl() + ".login/account/passkeys");
        page.locator("#name").fill("my phone");
        page.getByText("Make passkey").click();
        page.getByText("my phone, made on").waitFor();
        page.context().clearCookies();

        page.navigate(PODS.baseUrl() + ".login/log-in?then=%2F.login%2Faccount%2Fpasskeys");
        page.getByText("Log in with a passkey").click();
        page.getByText("Log in with passkey", new Page.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL("**/.login/account/passkeys");

        page.getByText("Remove passkey my phone").click();
        page.getByText("You have no passkey yet").waitFor();
        page.context().clearCookies();
        page.navigate(PODS.baseUrl() + ".login/passkey");
        page.locator("main button").click();
        page.getByText("You cannot log in with this passkey").waitFor();
        page.navigate(PODS.baseUrl() + ".login/account");
        assertTrue(page.url().contains("/.login/log-in"), page.url());
        devices.detach();
        page.context().close();
    }

    /** A device that holds passkeys and knows its owner (Chrome DevTools Protocol, domain WebAuthn). */
    private static CDPSession device(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return session;
    }

    private static void register(Page page, String email, String pod) {
        page.navigate(PODS.baseUrl() + ".login/new-account");
        page.locator("#email").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("#pod").fill(pod);
        page.locator("main button").click();
        page.waitForURL("**/.login/account");
    }

    private static void visit(Page page, String path, List<String> faults) {
        page.navigate(PODS.baseUrl() + path.substring(1));
        check(page, path, faults);
    }

    private static void check(Page page, String what, List<String> faults) {
        new AxeBuilder(page)
                .withTags(RULES)
                .analyze()
                .getViolations()
                .forEach(rule -> faults.add(what + ": " + rule.getId() + " " + rule.getNodes()));
        shoot(page, what);
    }

    // For whoever wants to see them: -Dpages.folder=DIR keeps a picture of each page.
    private static void shoot(Page page, String what) {
        String folder = System.getProperty("pages.folder", "");
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            String name = what.replaceAll("[^A-Za-z]+", "-") + page.evaluate("document.documentElement.lang") + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name)));
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.getAttribute('href')"));
    }
}
