package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.oidc.TestApp.error;
import static nl.digitalme.pod.login.oidc.TestApp.metadata;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private HttpResponse<String> register(JsonObject metadata) {
        return TestApp.register(PODS.baseUrl(), metadata);
    }

    @Test
    void an_app_of_a_browser_gets_an_id_and_no_secret_and_may_read_the_answer() {
        HttpResponse<String> answer = register(metadata("http://localhost:5173/", "none"));

        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals(
                "https://app.example",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        JsonObject body = new JsonObject(answer.body());
        assertFalse(body.containsKey("client_secret"));
        assertEquals(
                List.of("http://localhost:5173/"),
                body.getJsonArray("redirect_uris").getList());
        assertEquals("ES256", body.getString("id_token_signed_response_alg"));
    }

    @Test
    void what_an_app_leaves_out_has_the_value_of_the_standard() {
        HttpResponse<String> answer =
                register(new JsonObject().put("redirect_uris", new JsonArray().add("https://app.example/")));

        JsonObject body = new JsonObject(answer.body());
        assertEquals("client_secret_basic", body.getString("token_endpoint_auth_method"));
        assertEquals(0, body.getInteger("client_secret_expires_at"));
        assertTrue(body.getString("client_secret").length() >= 43);
    }

    @Test
    void junk_is_refused_in_words() {
        Map<JsonObject, String> junk = Map.of(
                new JsonObject(),
                "invalid_redirect_uri",
                new JsonObject().put("redirect_uris", 5),
                "invalid_client_metadata",
                metadata("javascript:alert(1)", "none"),
                "invalid_redirect_uri",
                metadata("http://evil.example/", "none"),
                "invalid_redirect_uri",
                metadata("https://app.example/#here", "none"),
                "invalid_redirect_uri",
                metadata("https://a@app.example/", "none"),
                "invalid_redirect_uri",
                metadata("https://app.example/", "private_key_jwt"),
                "invalid_client_metadata",
                metadata("https://app.example/", "none").put("grant_types", new JsonArray().add("implicit")),
                "invalid_client_metadata",
                metadata("https://app.example/" + "x".repeat(3000), "none"),
                "invalid_redirect_uri",
                metadata("https://app.example/", "none").put("client_name", "x".repeat(20_000)),
                "invalid_client_metadata");
        junk.forEach(
                (metadata, expected) -> assertEquals("400 " + expected, error(register(metadata)), metadata.encode()));
    }

    @Test
    void a_name_that_plays_tricks_is_plain_when_it_is_shown() {
        HttpResponse<String> answer =
                register(metadata("https://app.example/", "none").put("client_name", "Bank\u202Ekcab\u0000\n"));

        assertEquals("Bankkcab", new JsonObject(answer.body()).getString("client_name"));
    }

    @Test
    void an_app_that_registers_over_and_over_is_stopped() {
        try (TestProvider other = TestProvider.start()) {
            HttpResponse<String> last = TestApp.register(other.base(), metadata("https://app.example/", "none"));
            for (int i = 0; i < 100 && last.statusCode() == 201; i++) {
                last = TestApp.register(other.base(), metadata("https://app.example/", "none"));
            }

            assertEquals("429 temporarily_unavailable", error(last));
            assertEquals("60", last.headers().firstValue("Retry-After").orElse(""));
        }
    }
}
