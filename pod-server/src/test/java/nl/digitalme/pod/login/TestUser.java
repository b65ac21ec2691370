package nl.digitalme.pod.login;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.digitalme.pod.identity.DpopKey;

/** Somebody at a server over HTTP: logs in with client credentials and signs each request. {@link #nobody} does not. */
public final class TestUser {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final DpopKey key;
    private final String token;

    private TestUser(String base, DpopKey key, String token) {
        this.base = base;
        this.key = key;
        this.token = token;
    }

    /** A visitor without a token. */
    public static TestUser nobody(String base) {
        return new TestUser(base, DpopKey.es256(), "");
    }

    public static TestUser logIn(String base, String clientId, String secret) {
        return logIn(base, clientId, secret, DpopKey.es256());
    }

    public static TestUser logIn(String base, String clientId, String secret, DpopKey key) {
        HttpResponse<String> answer = tokenRequest(base, clientId, secret, key);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Log-in failed: " + answer.statusCode() + " " + answer.body());
        }
        return new TestUser(base, key, new JsonObject(answer.body()).getString("access_token"));
    }

    /** What the token endpoint answers to client credentials. */
    public static HttpResponse<String> tokenRequest(String base, String clientId, String secret, DpopKey key) {
        String endpoint = new JsonObject(
                        send(HttpRequest.newBuilder(URI.create(base).resolve("/.well-known/openid-configuration"))
                                        .build())
                                .body())
                .getString("token_endpoint");
        return send(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic(clientId, secret))
                .header("DPoP", key.proof("POST", endpoint))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    }

    /** The header of client_secret_basic: both parts form-encoded first (RFC 6749 section 2.3.1). */
    public static String basic(String clientId, String secret) {
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    public String token() {
        return token;
    }

    public DpopKey key() {
        return key;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** Sends a body of any type as text; {@code headers} are names and values in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(signed(method, path, headers)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    /** A request with the token and a fresh proof in it; the path is sent as it stands, dots and all. */
    public HttpRequest.Builder signed(String method, String path, String... headers) {
        URI target = URI.create(base + path.substring(1));
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "DPoP " + token).header("DPoP", key.proof(method, target.toString()));
        }
        return request;
    }

    public static HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    public static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
