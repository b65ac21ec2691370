package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.oidc.TestApp.answer;
import static nl.digitalme.pod.login.oidc.TestApp.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.http.RawHttp;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers may try at the provider, and that it answers in words and goes on. */
class HostileProviderTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.with(CodeFlowTest::withAnna);

    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());
    private final DpopKey key = DpopKey.es256();

    private HttpResponse<String> post(String path, String type, String body) {
        String url = PODS.baseUrl() + path;
        return TestUser.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .header("DPoP", key.proof("POST", url))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token   | grant_type=authorization_code                                              | 400
            token   | grant_type=authorization_code&client_id=x&code=y                           | 401
            token   | grant_type=authorization_code&client_id=x&client_id=y&code=z               | 400
            token   | grant_type=refresh_token&refresh_token=                                    | 400
            token   | grant_type=refresh_token&client_id=%00&refresh_token=a.b                   | 401
            token   | grant_type=password&username=a&password=b                                  | 400
            token   | grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=eyJ       | 400
            token   | %                                                                          | 400
            token   | grant_type=client_credentials&client_id=a&client_secret=%zz                | 400
            revoke  | token=x                                                                    | 400
            revoke  | client_id=nobody&token=x                                                   | 401
            revoke  | client_id=http%3A%2F%2Flocalhost%3A1%2Fx&token=x                           | 400
            """)
    void forms_that_make_no_sense_get_an_error_of_oauth(String path, String form, int status) {
        HttpResponse<String> answer = post(".login/" + path, "application/x-www-form-urlencoded", form);

        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(new JsonObject(answer.body()).containsKey("error"), answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            authorize?client_id=%00%0d%0aX:1&redirect_uri=%0d%0aLocation:            | 400
            authorize?client_id=a&redirect_uri=https://a.example/%0d%0aSet-Cookie:x  | 400
            authorize?client_id=..%2F..%2Faccounts&redirect_uri=https://a.example/   | 400
            authorize?client_id=https://%5B::1%5D:1/&redirect_uri=https://a.example/ | 400
            authorize?client_id=https://a:b@localhost/&redirect_uri=https://a.example/ | 400
            authorize?client_id=http://169.254.169.254/x&redirect_uri=https://a.example/ | 400
            log-out?id_token_hint=a.b.c&post_logout_redirect_uri=javascript:x        | 200
            log-out?client_id=https://127.0.0.1:1/&post_logout_redirect_uri=https://evil.example/ | 200
            log-in?then=a&then=b&lang=xx&hint=%3Cb%3E                                | 200
            """)
    void addresses_that_make_no_sense_get_a_page(String path, int status) {
        HttpResponse<String> answer = browser.get(PODS.baseUrl() + ".login/" + path);

        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("", TestBrowser.location(answer));
        assertFalse(answer.headers().map().containsKey("x"), answer.headers().toString());
    }

    @Test
    void a_broken_escape_in_a_query_is_a_bad_request() throws IOException {
        for (String path : List.of("authorize?%", "log-in?then=%zz", "log-out?%u0000", "account?lang=%")) {
            try (RawHttp raw = new RawHttp(PODS.baseUrl())) {
                raw.send("GET /.login/" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertEquals(400, raw.status(), path);
            }
        }
    }

    @Test
    void what_is_sent_as_another_type_is_refused() {
        assertEquals(400, post(".login/token", "application/json", "{}").statusCode());
        assertEquals(400, post(".login/apps", "text/plain", "{}").statusCode());
        assertEquals(400, post(".login/apps", "application/json", "[1,2").statusCode());
        assertEquals(
                400, post(".login/apps", "application/json", "[".repeat(10_000)).statusCode());
        assertEquals(
                413,
                post(".login/apps", "application/json", " ".repeat(100_000)).statusCode());
        assertEquals(
                415,
                TestUser.send(HttpRequest.newBuilder(URI.create(PODS.baseUrl() + ".login/log-in"))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("form=x&email=a&password=b"))
                                .build())
                        .statusCode());
    }

    @Test
    void of_many_who_come_with_one_code_in_the_same_moment_one_gets_tokens_and_they_do_not_last() {
        TestApp app = TestApp.inBrowser(PODS.baseUrl());
        String code = answer(app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD))
                .get("code");

        List<HttpResponse<String>> answers = atOnce(() -> app.exchange(code));

        List<String> tokens = refreshTokens(answers);
        assertEquals(1, tokens.size());
        assertEquals("400 invalid_grant", error(app.refresh(tokens.get(0))));
    }

    @Test
    void of_many_who_come_with_one_refresh_token_in_the_same_moment_none_keeps_one() {
        TestApp app = TestApp.inBrowser(PODS.baseUrl());
        String code = answer(app.letIn(browser, CodeFlowTest.EMAIL, CodeFlowTest.PASSWORD))
                .get("code");
        String token = new JsonObject(app.exchange(code).body()).getString("refresh_token");

        List<String> next = refreshTokens(atOnce(() -> app.refresh(token)));

        assertTrue(next.size() <= 1, next.size() + " of them");
        next.forEach(each -> assertEquals("400 invalid_grant", error(app.refresh(each))));
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> request) {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> all.add(CompletableFuture.supplyAsync(request)));
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> refreshTokens(List<HttpResponse<String>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.statusCode() == 200
                        ? Stream.of(new JsonObject(answer.body()).getString("refresh_token"))
                        : Stream.empty())
                .toList();
    }

    @Test
    void a_token_of_another_shape_is_nobodys() {
        TestApp app = TestApp.inBrowser(PODS.baseUrl());
        for (String token :
                List.of("x", ".", "a.b.c", "2026010100-" + "a".repeat(43) + ".x", "é", "../../accounts/x")) {
            assertEquals("400 invalid_grant", error(app.refresh(token)), token);
            assertEquals("400 invalid_grant", error(app.exchange(token)), token);
            assertEquals(200, app.revoke(token).statusCode(), token);
        }
        assertEquals("400 unsupported_token_type", error(app.revoke("eyJhbGciOiJFUzI1NiJ9.e30.x")));
    }
}
