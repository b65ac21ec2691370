package nl.digitalme.pod.login.upstream;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.identity.RemoteDocuments.Form;
import nl.digitalme.pod.login.UpstreamName;

/**
 * Talks to the other provider as its client: code flow with PKCE (RFC 7636), nonce, and a check of all that comes back
 * (OpenID Connect Core 1.0 sections 3.1.2 and 3.1.3).
 */
public final class UpstreamProvider {
    /** Where the other provider sends people back to, under the base URL; it has to know the whole address. */
    public static final String CALLBACK = ".login/upstream/callback";

    private final Upstream upstream;
    private final String redirectUri;
    private final RemoteDocuments remote;
    private final Clock clock;

    private UpstreamProvider(Upstream upstream, String redirectUri, RemoteDocuments remote, Clock clock) {
        this.upstream = upstream;
        this.redirectUri = redirectUri;
        this.remote = remote;
        this.clock = clock;
    }

    public static UpstreamProvider of(Upstream upstream, Addresses own, RemoteDocuments remote, Clock clock) {
        return new UpstreamProvider(upstream, own.base() + CALLBACK, remote, clock);
    }

    /** What somebody goes to the other provider for. */
    public enum Purpose {
        LOG_IN,
        BIND
    }

    /** Who came back, what they went for, and where they want to go now. */
    public record Arrival(UpstreamName name, Purpose purpose, String then) {}

    /** What people know it by. */
    public String label() {
        return upstream.label();
    }

    /** What it publishes about itself; it must be the issuer that we trust, to the letter. */
    private Future<JsonObject> metadata() {
        String base = upstream.issuer().replaceAll("/$", "");
        return remote.json(base + "/.well-known/openid-configuration").map(metadata -> {
            if (!upstream.issuer().equals(metadata.getValue("issuer"))) {
                throw wrong("The metadata of the other provider name another issuer.");
            }
            return metadata;
        });
    }

    /** Where people log in there, as an origin for the policy of our page. */
    public Future<String> origin() {
        return metadata().map(metadata -> {
            URI uri = URI.create(text(metadata, "authorization_endpoint"));
            return uri.getScheme() + "://" + uri.getRawAuthority();
        });
    }

    /** The address to which a visitor goes to log in there. */
    public Future<String> departure(Purpose purpose, String then, String visitor) {
        Trip trip = Trip.begin(purpose, then, clock);
        return metadata().map(metadata -> {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("response_type", "code");
            parameters.put("client_id", upstream.clientId());
            parameters.put("redirect_uri", redirectUri);
            parameters.put("scope", "openid");
            parameters.put("state", trip.state(visitor));
            parameters.put("nonce", trip.nonce(visitor));
            parameters.put("code_challenge", trip.challenge(visitor));
            parameters.put("code_challenge_method", "S256");
            String endpoint = text(metadata, "authorization_endpoint");
            return endpoint + (endpoint.contains("?") ? "&" : "?") + encoded(parameters);
        });
    }

    /** What the other provider sent a visitor back with; empty texts for what was not there. */
    public record Answer(String state, String code, String issuer) {
        /** Shows no secret. */
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /**
     * Who came back with this answer. Fails with 400 when it is no answer to a question of this visitor, and with
     * {@link InvalidToken} when the other provider does not confirm it.
     */
    public Future<Arrival> arrival(Answer answer, String visitor) {
        Optional<Trip> known = Trip.of(answer.state(), visitor, clock);
        boolean ours = answer.issuer().isEmpty() || answer.issuer().equals(upstream.issuer()); // RFC 9207
        if (known.isEmpty() || !ours || answer.code().isEmpty()) {
            return Future.failedFuture(
                    PodProblem.badRequest("The answer of the other provider fits no question of this browser."));
        }
        Trip trip = known.get();
        return name(trip, visitor, answer.code()).map(name -> new Arrival(name, trip.purpose(), trip.then()));
    }

    private Future<UpstreamName> name(Trip trip, String visitor, String code) {
        return metadata().compose(metadata -> {
            String endpoint = text(metadata, "token_endpoint");
            return remote.post(endpoint, form(trip, visitor, code, endpoint, metadata))
                    .compose(tokens -> remote.json(text(metadata, "jwks_uri")).map(keys -> {
                        IdTokenCheck check = new IdTokenCheck(upstream.issuer(), upstream.clientId(), keys);
                        return new UpstreamName(
                                upstream.issuer(), check.subject(text(tokens, "id_token"), trip.nonce(visitor)));
                    }));
        });
    }

    private Form form(Trip trip, String visitor, String code, String endpoint, JsonObject metadata) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri);
        fields.put("code_verifier", trip.verifier(visitor));
        Map<String, String> headers = new LinkedHashMap<>();
        upstream.clientSecret()
                .ifPresentOrElse(
                        secret -> headers.put("Authorization", basic(secret)),
                        () -> fields.put("client_id", upstream.clientId()));
        if (metadata.getValue("dpop_signing_alg_values_supported") != null) {
            headers.put("DPoP", DpopProof.post(endpoint));
        }
        return new Form(encoded(fields), headers);
    }

    // RFC 6749 section 2.3.1: both parts are encoded as form fields first.
    private String basic(String secret) {
        String pair = encode(upstream.clientId()) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(JsonObject json, String name) {
        if (json.getValue(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong("The other provider does not say its " + name + ".");
    }

    static InvalidToken wrong(String why) {
        return new InvalidToken("invalid_token", why);
    }
}
