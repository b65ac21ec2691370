package nl.digitalme.pod.login.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The id and secret that a client sends to the token endpoint (RFC 6749 section 2.3.1). */
record ClientSecret(String id, String secret) {
    private static final String BASIC = "Basic ";

    /**
     * From the {@code Authorization} header (client_secret_basic) or the form (client_secret_post), never from both.
     */
    static ClientSecret of(Optional<String> authorization, Map<String, List<String>> form) {
        boolean inForm = form.containsKey("client_secret");
        if (authorization.isPresent() && inForm) {
            throw OAuthError.of("invalid_request", "Send the client secret in the header or in the form, not in both.");
        }
        if (inForm) {
            return new ClientSecret(single(form, "client_id"), single(form, "client_secret"));
        }
        return authorization.map(ClientSecret::basic).orElseThrow(OAuthError::invalidClient);
    }

    // RFC 6749 encodes id and secret as form fields before Basic joins them, since both may hold a colon.
    private static ClientSecret basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw OAuthError.invalidClient();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw OAuthError.invalidClient();
            }
            return new ClientSecret(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            throw OAuthError.invalidClient();
        }
    }

    private static String decode(String field) {
        return URLDecoder.decode(field, StandardCharsets.UTF_8);
    }

    /** The one value of a form field; RFC 6749 section 3.2 allows no second. */
    static String single(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw OAuthError.of("invalid_request", "The form must hold " + name + " exactly once.");
        }
        return values.get(0);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ClientSecret[" + id + "]";
    }
}
