package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.TestPods.await;
import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.digitalme.pod.PodServer;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.PodServerConfig.Embedded;
import nl.digitalme.pod.PodServerConfig.Listen;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was stopped and started knows its apps, its sessions and what it gave out. */
class RestartTest {
    @TempDir
    private Path folder;

    /** A server in the folder, on the port that it had before, or on a free one. */
    private record Running(Vertx vertx, PodServer server, int port) {
        static Running start(Path folder, int port) {
            Vertx vertx = Vertx.vertx();
            PodServerConfig config = CodeFlowTest.withAnna(PodServerConfig.inMemory()
                    .with(new Embedded(folder, EmbeddedOptions.defaults()))
                    .with(Listen.on(port)));
            PodServer server = PodServer.create(vertx, config);
            return new Running(vertx, server, await(server.start()));
        }

        void stop() {
            await(server.stop().eventually(vertx::close));
        }
    }

    @Test
    void everybody_goes_on_where_they_were() {
        Running first = Running.start(folder, 0);
        String base = first.server().baseUrl();
        TestBrowser browser = new TestBrowser(base);
        TestApp app = TestApp.registered(base, TestApp.REDIRECT, "client_secret_basic");
        String code = answer(app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD))
                .get("code");
        String used = new JsonObject(app.exchange(code).body()).getString("refresh_token");
        String next = new JsonObject(app.refresh(used).body()).getString("refresh_token");
        String pending = answer(TestBrowser.location(browser.get(app.authorize("prompt", "none"))))
                .get("code");
        first.stop();

        Running second = Running.start(folder, first.port());
        try {
            assertEquals(200, app.exchange(pending).statusCode());
            assertTrue(answer(TestBrowser.location(browser.get(app.authorize("prompt", "none"))))
                    .containsKey("code"));
            HttpResponse<String> refreshed = app.refresh(next);
            assertEquals(200, refreshed.statusCode(), refreshed.body());
            assertEquals(400, app.refresh(used).statusCode());
            String last = new JsonObject(refreshed.body()).getString("refresh_token");
            assertEquals(400, app.refresh(last).statusCode(), "the token of before the stop ended its family");
        } finally {
            second.stop();
        }
    }
}
