package nl.digitalme.pod.login.oidc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an app asks for (RFC 6749 section 4.1.1, OpenID Connect Core 1.0 section 3.1.2.1).
 *
 * @param challenge PKCE with S256, which is required of all (RFC 7636, RFC 9700 section 2.1.1)
 * @param dpopKey the thumbprint of the key that the code is for (RFC 9449 section 10)
 */
record AuthorizationRequest(
        Set<String> scopes, String challenge, Optional<String> nonce, Wishes wishes, Optional<String> dpopKey) {
    static final String OPENID = "openid";
    static final String OFFLINE = "offline_access";
    static final List<String> SCOPES = List.of(OPENID, "webid", OFFLINE);
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_NONCE = 512;
    private static final String INVALID = "invalid_request";

    /**
     * How the person is to be treated.
     *
     * @param prompts of {@code prompt}
     * @param maxAge how long ago a log-in may be
     */
    record Wishes(Set<String> prompts, Optional<Duration> maxAge) {
        boolean silent() {
            return prompts.contains("none");
        }

        boolean logIn() {
            return prompts.contains("login") || maxAge.filter(Duration::isZero).isPresent();
        }

        boolean ask() {
            return prompts.contains("consent") || prompts.contains("select_account");
        }
    }

    /** @throws AuthorizationError what is wrong with it */
    static AuthorizationRequest of(Map<String, List<String>> query) {
        query.forEach((name, values) -> require(values.size() == 1, INVALID, name + " may be there once only."));
        require(!query.containsKey("request"), "request_not_supported", "Send the parameters themselves.");
        require(!query.containsKey("request_uri"), "request_uri_not_supported", "Send the parameters themselves.");
        require("code".equals(one(query, "response_type").orElse("")), "unsupported_response_type", "Ask for code.");
        require("query".equals(one(query, "response_mode").orElse("query")), INVALID, "The response mode is query.");
        return new AuthorizationRequest(
                scopes(query), challenge(query), nonce(query), wishes(query), hash(query, "dpop_jkt"));
    }

    private static void require(boolean holds, String error, String description) {
        if (!holds) {
            throw new AuthorizationError(error, description);
        }
    }

    /** The one value; RFC 6749 section 3.1: a parameter without a value counts as left out. */
    static Optional<String> one(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    // OpenID Connect Core 1.0 section 3.1.2.1: unknown scopes should be ignored.
    private static Set<String> scopes(Map<String, List<String>> query) {
        Set<String> scopes = words(query, "scope");
        require(scopes.contains(OPENID), "invalid_scope", "The scope must contain openid, and should contain webid.");
        scopes.retainAll(SCOPES);
        return scopes;
    }

    private static Set<String> words(Map<String, List<String>> query, String name) {
        return new TreeSet<>(List.of(one(query, name).orElse("").split(" ")));
    }

    private static String challenge(Map<String, List<String>> query) {
        require(
                "S256".equals(one(query, "code_challenge_method").orElse("")),
                INVALID,
                "PKCE is required: code_challenge with code_challenge_method S256.");
        return hash(query, "code_challenge")
                .orElseThrow(() -> new AuthorizationError(INVALID, "PKCE is required: code_challenge."));
    }

    private static Optional<String> hash(Map<String, List<String>> query, String name) {
        Optional<String> value = one(query, name);
        require(
                value.filter(text -> !HASH.matcher(text).matches()).isEmpty(),
                INVALID,
                name + " must be a SHA-256 in base64url.");
        return value;
    }

    private static Optional<String> nonce(Map<String, List<String>> query) {
        Optional<String> nonce = one(query, "nonce");
        require(nonce.filter(text -> text.length() > LONGEST_NONCE).isEmpty(), INVALID, "The nonce is too long.");
        return nonce;
    }

    private static Wishes wishes(Map<String, List<String>> query) {
        Set<String> prompts = words(query, "prompt");
        prompts.remove("");
        require(PROMPTS.containsAll(prompts), INVALID, "prompt is of none, login, consent, select_account.");
        require(!prompts.contains("none") || prompts.size() == 1, INVALID, "prompt=none stands alone.");
        return new Wishes(prompts, one(query, "max_age").map(AuthorizationRequest::seconds));
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Integer.parseInt(text)));
        } catch (NumberFormatException noNumber) {
            throw new AuthorizationError(INVALID, "max_age is a number of seconds.");
        }
    }
}
