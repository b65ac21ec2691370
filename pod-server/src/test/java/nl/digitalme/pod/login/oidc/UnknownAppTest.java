package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.TestBrowser.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An app whose id this server has never given: nobody is redirected, but a person can go back with an error. */
class UnknownAppTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    private HttpResponse<String> page(String id, String redirectUri) {
        TestApp app = new TestApp(PODS.baseUrl(), id, "", redirectUri, DpopKey.es256());
        return browser.get(app.authorize("prompt", "none"));
    }

    @Test
    void there_is_a_way_back_that_ends_silent_log_ins_but_nobody_is_sent_there() {
        HttpResponse<String> page = page("an-id-of-before", "https://app.example/");

        assertEquals(400, page.statusCode());
        assertEquals("", location(page));
        assertTrue(page.body().contains("Back to app.example"), page.body());
        assertTrue(page.body().contains("https://app.example/?error=unauthorized_client"), page.body());
    }

    @Test
    void there_is_no_way_back_to_what_is_no_place_on_the_web() {
        for (String address : new String[] {"javascript:alert(1)", "com.example.app:/done", "data:text/html,x"}) {
            HttpResponse<String> page = page("an-id-of-before", address);
            assertEquals(400, page.statusCode());
            assertFalse(page.body().contains("error=unauthorized_client"), page.body());
        }
    }
}
