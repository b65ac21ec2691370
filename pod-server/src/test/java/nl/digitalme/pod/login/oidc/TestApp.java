package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.TestBrowser.Form;
import nl.digitalme.pod.login.TestUser;
import nl.digitalme.pod.protocol.FormFields;

/** An app that logs people in with a code and PKCE. {@code secret} is empty for one that keeps none. */
public record TestApp(String base, String id, String secret, String redirectUri, DpopKey key) {
    public static final String VERIFIER = "a-verifier-of-the-test-app-that-is-long-enough-0123";
    public static final String REDIRECT = "https://app.example/callback?keep=this";

    /** The answer to a registration. */
    public static HttpResponse<String> register(String base, JsonObject metadata) {
        return TestUser.send(HttpRequest.newBuilder(URI.create(base + ".login/apps"))
                .header("Content-Type", "application/json")
                .header("Origin", "https://app.example")
                .POST(BodyPublishers.ofString(metadata.encode()))
                .build());
    }

    public static JsonObject metadata(String redirectUri, String method) {
        return new JsonObject()
                .put("client_name", "Budget <b>App</b>")
                .put("redirect_uris", new JsonArray().add(redirectUri))
                .put("post_logout_redirect_uris", new JsonArray().add("https://app.example/bye"))
                .put("token_endpoint_auth_method", method)
                .put("grant_types", new JsonArray().add("authorization_code").add("refresh_token"));
    }

    public static TestApp registered(String base, String redirectUri, String method) {
        JsonObject answer =
                new JsonObject(register(base, metadata(redirectUri, method)).body());
        return new TestApp(
                base,
                answer.getString("client_id"),
                answer.getString("client_secret", ""),
                redirectUri,
                DpopKey.es256());
    }

    /** An app that keeps no secret, as in a browser. */
    public static TestApp inBrowser(String base) {
        return registered(base, REDIRECT, "none");
    }

    public TestApp with(DpopKey other) {
        return new TestApp(base, id, secret, redirectUri, other);
    }

    public TestApp withId(String other) {
        return new TestApp(base, other, secret, redirectUri, key);
    }

    public TestApp withRedirect(String other) {
        return new TestApp(base, id, secret, other, key);
    }

    /** Where it sends people; {@code changes} are names and values in turn, {@code ""} takes a parameter away. */
    public String authorize(String... changes) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", id);
        query.put("redirect_uri", redirectUri);
        query.put("scope", "openid webid offline_access");
        query.put("state", "a state: 1&2");
        query.put("nonce", "a-nonce");
        query.put("code_challenge", Hashes.sha256(VERIFIER));
        query.put("code_challenge_method", "S256");
        changed(query, changes);
        return base + ".login/authorize?" + encoded(query);
    }

    private static void changed(Map<String, String> fields, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
            fields.remove(changes[i], "");
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> TestBrowser.encode(field.getKey()) + "=" + TestBrowser.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Walks from the app through log-in, when asked, and consent back to the app: where it ends. */
    public String letIn(TestBrowser browser, String email, String password, String... changes) {
        HttpResponse<String> page = browser.follow(authorize(changes));
        if (page.body().contains("type=\"password\"")) {
            Form form = TestBrowser.form(page).with("email", email).with("password", password);
            page = browser.followed(browser.submit(form));
        }
        if (page.statusCode() == 200) {
            page = browser.submit(TestBrowser.form(page, "decision").with("decision", "allow"));
        }
        return TestBrowser.location(page);
    }

    /** What stands in the query of an address. */
    public static Map<String, String> answer(String location) {
        Map<String, List<String>> query =
                FormFields.parse(String.valueOf(URI.create(location).getRawQuery()));
        return query.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .get(0)));
    }

    /** Tokens for a code; {@code changes} as in {@link #authorize}. */
    public HttpResponse<String> exchange(String code, String... changes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", VERIFIER);
        changed(form, changes);
        return post(".login/token", form);
    }

    public HttpResponse<String> refresh(String token, String... changes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        changed(form, changes);
        return post(".login/token", form);
    }

    public HttpResponse<String> revoke(String token) {
        return post(".login/revoke", new LinkedHashMap<>(Map.of("token", token)));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://app.example")
                .header("DPoP", key.proof("POST", base + path));
        if (secret.isEmpty()) {
            form.putIfAbsent("client_id", id);
        } else {
            request.header("Authorization", TestUser.basic(id, secret));
        }
        return TestUser.send(
                request.POST(BodyPublishers.ofString(encoded(form))).build());
    }

    /** The claims of a JWT, unchecked. */
    public static JsonObject claims(String jwt) {
        return new JsonObject(new String(java.util.Base64.getUrlDecoder().decode(jwt.split("\\.")[1])));
    }

    static String error(HttpResponse<String> answer) {
        return answer.statusCode() + " " + new JsonObject(answer.body()).getString("error");
    }

    @Override
    public String toString() {
        return Arrays.asList(id, redirectUri).toString();
    }
}
