package nl.digitalme.agency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens by client credentials (RFC 6749 section 4.4, Solid-OIDC 0.1.0), kept until shortly before they end. */
final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Credentials credentials;
    private final DpopKey key;
    private final Sender sender;
    private @Nullable URI endpoint;
    private @Nullable Token current;

    private record Token(String text, Instant goodUntil) {}

    Tokens(Credentials credentials, DpopKey key, Sender sender) {
        this.credentials = credentials;
        this.key = key;
        this.sender = sender;
    }

    /** A token that is good for some time yet. */
    synchronized String token() {
        Token known = current;
        if (known == null || Instant.now().isAfter(known.goodUntil())) {
            known = request();
            current = known;
        }
        return known.text();
    }

    /** Forgets a token that the server no longer took. */
    synchronized void refused(String token) {
        if (current != null && current.text().equals(token)) {
            current = null;
        }
    }

    private Token request() {
        URI url = endpoint();
        HttpResponse<String> answer = sender.send(url, nonce -> HttpRequest.newBuilder(url)
                .header("Authorization", basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("DPoP", key.proof("POST", url, Optional.empty(), nonce))
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=webid"))
                .build());
        JsonNode json = json(answer, "The token endpoint");
        String token = json.path("access_token").asText();
        if (token.isEmpty()) {
            throw new LoginFailed("The token endpoint " + url + " gave no token.");
        }
        Duration lifetime = Duration.ofSeconds(json.path("expires_in").asLong(300));
        return new Token(token, Instant.now().plus(lifetime).minus(MARGIN));
    }

    // OpenID Connect Discovery 1.0 section 4.3: the document must name the issuer that was asked.
    private URI endpoint() {
        URI known = endpoint;
        if (known != null) {
            return known;
        }
        String issuer = withSlash(credentials.issuer().toString());
        URI discovery = URI.create(issuer + ".well-known/openid-configuration");
        JsonNode json = json(
                sender.send(discovery, nonce -> HttpRequest.newBuilder(discovery)
                        .header("Accept", "application/json")
                        .build()),
                "The OpenID provider");
        if (!withSlash(json.path("issuer").asText()).equals(issuer)) {
            throw new LoginFailed(discovery + " speaks for another issuer: "
                    + json.path("issuer").asText());
        }
        URI found = URI.create(json.path("token_endpoint").asText());
        endpoint = found;
        return found;
    }

    // RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
    private String basic() {
        String pair = form(credentials.clientId()) + ":" + form(credentials.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String withSlash(String text) {
        return text.endsWith("/") ? text : text + "/";
    }

    private static JsonNode json(HttpResponse<String> answer, String who) {
        if (answer.statusCode() != 200) {
            throw new LoginFailed(
                    "%s %s answered %d: %s".formatted(who, answer.uri(), answer.statusCode(), Problem.in(answer)));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException unreadable) {
            throw new LoginFailed(who + " " + answer.uri() + " did not answer with JSON.");
        }
    }
}
