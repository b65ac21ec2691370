package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Apps whose id is the address of a document about them. */
class ClientDocumentTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static HttpServer maker;

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    @BeforeAll
    static void serve() throws IOException {
        maker = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        maker.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            JsonObject document = document(at(path));
            if (path.equals("/thief")) {
                document.put("client_id", at("/app"));
            } else if (path.equals("/plain")) {
                document.remove("@context");
            }
            byte[] bytes = document.encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/ld+json");
            exchange.sendResponseHeaders(path.equals("/gone") ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        maker.start();
    }

    @AfterAll
    static void stop() {
        maker.stop(0);
    }

    private static String at(String path) {
        return "http://localhost:" + maker.getAddress().getPort() + path;
    }

    private static JsonObject document(String id) {
        return new JsonObject()
                .put("@context", new JsonArray().add("https://www.w3.org/ns/solid/oidc-context.jsonld"))
                .put("client_id", id)
                .put("client_name", "Well-known App")
                .put("redirect_uris", new JsonArray().add("https://app.example/done"))
                .put("scope", "openid webid offline_access")
                .put("grant_types", new JsonArray().add("refresh_token").add("authorization_code"));
    }

    private TestApp app(String id) {
        return new TestApp(PODS.baseUrl(), id, "", "https://app.example/done", DpopKey.es256());
    }

    @Test
    void an_app_with_a_document_logs_in_and_its_document_is_fetched_once() {
        TestApp app = app(at("/app"));
        browser.logIn("/.login/log-in", CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD);
        HttpResponse<String> page = browser.follow(app.authorize());
        assertTrue(page.body().contains("Well-known App") && page.body().contains(at("/app")), page.body());

        String back = app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD);

        HttpResponse<String> tokens = app.exchange(answer(back).get("code"));
        assertEquals(200, tokens.statusCode(), tokens.body());
        String refresh = new JsonObject(tokens.body()).getString("refresh_token");
        assertEquals(200, app.refresh(refresh).statusCode());
        assertEquals(1, FETCHED.get());
    }

    @Test
    void a_document_that_is_not_about_its_own_address_or_not_there_lets_nobody_in() {
        for (String path : new String[] {"/thief", "/plain", "/gone"}) {
            HttpResponse<String> page = browser.get(app(at(path)).authorize());
            assertEquals(400, page.statusCode(), path);
        }
        int before = FETCHED.get();
        assertEquals(400, browser.get(app("http://192.168.1.1/app").authorize()).statusCode());
        assertEquals(
                400,
                browser.get(app("https://localhost.evil.invalid/").authorize()).statusCode());
        assertEquals(before, FETCHED.get());
    }

    @Test
    void an_address_that_the_document_does_not_name_gets_nothing() {
        TestApp other = app(at("/app")).withRedirect("https://evil.example/");

        assertEquals(400, browser.get(other.authorize()).statusCode());
    }
}
