package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one person uploads, opened by another in a real browser: nothing of it acts in the name of this server. */
@Tag("long")
class UploadsInChromiumTest {
    private static final String SCRIPT = "document.title='ran';fetch('/ran');new Image().src='/ran-image';"
            + "localStorage.ran=1;document.cookie='ran=1';";
    private static final String HTML = "<!DOCTYPE html><title>upload</title><script>" + SCRIPT
            + "</script><img src=x onerror=\"" + SCRIPT + "\"><script src=\"code.js\"></script>"
            + "<form action=/ran-form method=post><button id=b></form><script>b.click()</script>"
            + "<iframe src=\"/.login/log-in\"></iframe><iframe srcdoc=\"<script>parent.document.title='ran'</script>\">"
            + "</iframe><link rel=stylesheet href=/ran-style><base href=https://evil.example/>";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"" + SCRIPT.replace("'", "&#39;")
                    + "\"><script>" + SCRIPT + "</script><foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\""
                    + " src=\"javascript:parent.document.title='ran'\"/></foreignObject></svg>";
    private static final String XHTML =
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>upload</title><script>" + SCRIPT
                    + "</script></head><body/></html>";
    private static final String RDF = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:v=\"https://v.example/\"><rdf:Description rdf:about=\"\"><v:p rdf:parseType=\"Literal\">"
            + "<script xmlns=\"http://www.w3.org/1999/xhtml\">" + SCRIPT
            + "</script></v:p></rdf:Description></rdf:RDF>";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        put("/alice/open/", "text/turtle", "");
        put(
                "/alice/open/.acl",
                "text/turtle",
                "@prefix acl: <http://www.w3.org/ns/auth/acl#>. <#all> a acl:Authorization;"
                        + " acl:agentClass <http://xmlns.com/foaf/0.1/Agent>; acl:accessTo <./>; acl:default <./>;"
                        + " acl:mode acl:Read.");
        put("/alice/open/code.js", "text/javascript", SCRIPT);
        put("/alice/open/html", "text/html", HTML);
        put("/alice/open/svg", "image/svg+xml", SVG);
        put("/alice/open/xhtml", "application/xhtml+xml", XHTML);
        put("/alice/open/xml", "text/xml", XHTML);
        put("/alice/open/rdf", "application/rdf+xml", RDF);
        put("/alice/open/plain", "text/plain", HTML);
        put("/alice/open/unknown", "application/x-unknown", HTML);
        put("/alice/open/large", "text/html", HTML + "<!--" + "x".repeat(100_000) + "-->");
    }

    private static void put(String path, String type, String body) {
        assertEquals(201, PODS.as("alice").write("PUT", path, type, body).status(), path);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"html", "svg", "xhtml", "xml", "rdf", "plain", "unknown", "large", "nothing%3Cscript%3E"})
    void no_script_runs_and_nothing_of_the_server_is_in_reach(String name) {
        Page page = chromium.page("en");
        List<String> answered = new CopyOnWriteArrayList<>(); // what the policy blocks is asked for and never sent
        page.onResponse(answer -> answered.add(answer.url()));
        if (opens(page, PODS.baseUrl() + "alice/open/" + name)) {
            page.waitForLoadState();
            assertFalse("ran".equals(page.title()), "a script ran");
            assertEquals("null", page.evaluate("() => self.origin"), "its origin is nobody's");
            assertEquals("kept", page.evaluate("() => { try { return document.cookie } catch (e) { return 'kept' } }"));
            assertEquals("kept", page.evaluate("() => { try { return localStorage.x } catch (e) { return 'kept' } }"));
        }
        assertFalse(answered.stream().anyMatch(url -> url.contains("/ran")), answered.toString());
        assertFalse(answered.stream().anyMatch(url -> url.contains("/.login/")), answered.toString());
    }

    @Test
    void an_answer_of_a_query_is_no_page_either() {
        Page page = chromium.page("en");
        String query =
                "CONSTRUCT%20%7B%3Ca:b%3E%20%3Ca:b%3E%20%22%3Cscript%3Edocument.title='ran'%3C/script%3E%22%7D%20%7B%7D";
        if (opens(page, PODS.baseUrl() + "alice/.sparql?query=" + query)) {
            assertFalse("ran".equals(page.title()));
            assertEquals("null", page.evaluate("() => self.origin"));
        }
    }

    // What a browser would rather keep as a file than show runs no more than that.
    private static boolean opens(Page page, String url) {
        try {
            page.navigate(url);
            return true;
        } catch (PlaywrightException download) {
            return false;
        }
    }
}
