package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.overview.DemoFiles;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a holder sees of the own pod with nothing but a browser. */
class PodPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private final String pod = "katja" + COUNT.incrementAndGet();
    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    @BeforeEach
    void katja_has_an_account_and_her_documents_are_in_its_pod() {
        browser.submit(form(browser.get("/.login/new-account"))
                .with("email", pod + "@example.org")
                .with("password", PASSWORD)
                .with("pod", pod));
        DemoFiles.documents().forEach((path, turtle) -> put(path, "text/turtle", turtle));
    }

    private void put(String path, String type, String text) {
        Content content = new Content.Inline(type, Buffer.buffer(text));
        ResourceId at = ResourceId.root(pod).child(path);
        await(PODS.store().commit(Edit.of(pod, new Edit.Put(at, Expect.ANYTHING, content))));
    }

    @Test
    void from_the_account_to_an_amount_to_its_reasons_to_the_document_by_links_alone() {
        String account = browser.get("/.login/account").body();
        HttpResponse<String> look = browser.get(link(account, "/.login/account/pod\\?pod=" + pod));
        assertEquals(200, look.statusCode(), look.body());

        HttpResponse<String> money =
                browser.get(link(look.body(), "/.login/account/read\\?pod=[^\"]*view%3Dmonths") + "%26from%3D2026-01");
        assertEquals(200, money.statusCode(), money.body());
        assertFalse(money.body().contains("href=\"" + PODS.baseUrl()), "no link that a browser cannot follow");
        assertTrue(
                money.headers().firstValue("Content-Security-Policy").orElse("").contains("default-src 'none'"));
        assertEquals("no-store", money.headers().firstValue("Cache-Control").orElse(""));

        HttpResponse<String> rights = browser.get(
                link(money.body(), "/.login/account/read\\?pod=[^\"]*at=.overview%3Fview%3Drights%26from%3D2026-01"));
        assertEquals(200, rights.statusCode(), rights.body());
        assertTrue(rights.body().contains("%3Fview%3Drights%26from%3D2026-01\" aria-current=\"page\">"), rights.body());
        assertEquals(2, rights.body().split("aria-current=").length, "one view is the current one");

        HttpResponse<String> why = browser.get(link(money.body(), "[^\"]*why%3Dww%2F2026-03"));
        assertEquals(200, why.statusCode(), why.body());
        HttpResponse<String> source = browser.get(link(why.body(), "[^\"]*at=official%2Fuwv%2Fdecision-2025-10"));

        assertEquals(200, source.statusCode(), source.body());
        assertTrue(source.body().contains("1853.46"), source.body());
        browser.sending("Accept-Language", "nl");
        assertTrue(browser.get(PodPage.of(pod)).body().contains("Uw geld per maand"));
    }

    private static String link(String html, String pattern) {
        Matcher link = Pattern.compile("href=\"(" + pattern + ")\"").matcher(html);
        assertTrue(link.find(), pattern + " in " + html);
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void the_holder_sees_who_looked_newest_first() {
        assertTrue(browser.get(LogPage.of(pod)).body().contains("Nobody else"));
        for (int i = 0; i < 103; i++) {
            PODS.anybody().get("/" + pod + "/official/number" + i);
        }
        PODS.as("bob").get("/" + pod + "/vault/home");

        String log = browser.get(LogPage.of(pod)).body();

        int bob = log.indexOf(PODS.baseUrl() + "bob/profile/card#me");
        assertTrue(bob > 0 && bob < log.indexOf("somebody who did not log in"), log);
        assertTrue(log.contains("read: " + PODS.baseUrl() + pod + "/vault/home"), log);
        assertTrue(log.contains("no, refused"), log);
        assertFalse(log.contains("/number3<"), log);
        String older = browser.get(link(log, "[^\"]*before=[0-9]+")).body();
        assertTrue(older.contains("/number3<") && older.contains("/number0<"), older);
        assertFalse(older.contains("before="), "that was all");
    }

    @Test
    void it_shows_the_own_pod_only_and_nothing_that_the_server_keeps_for_itself() {
        for (String page : List.of(PodPage.of("alice"), LogPage.of("alice"), ReadPage.of("alice", ".overview"))) {
            assertEquals(404, browser.get(page).statusCode(), page);
            assertTrue(location(new TestBrowser(PODS.baseUrl()).get(page)).startsWith("/.login/log-in"), page);
        }
        for (String at : List.of("../alice/profile/card", "official/", "", ".sparql?query=ASK%7B%7D", ".log", "%zz")) {
            assertEquals(404, browser.get(ReadPage.of(pod, at)).statusCode(), at);
        }
    }

    @Test
    void what_a_document_holds_is_text_on_the_page_and_never_part_of_it() {
        put("vault/notes", "text/turtle", "<> <http://schema.org/text> \"<script>alert(1)</script>\" .");
        put("vault/page", "text/html", "<script>alert(1)</script>");

        assertTrue(browser.get(ReadPage.of(pod, "vault/notes")).body().contains("&lt;script&gt;alert"));
        HttpResponse<String> page = browser.get(ReadPage.of(pod, "vault/page"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Open it with an app."), page.body());
        assertFalse(page.body().contains("alert"), page.body());
        assertEquals(404, browser.get(ReadPage.of(pod, "vault/nothing")).statusCode());
    }
}
