package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an app says about itself (RFC 7591 section 2), as far as it matters here. Other members are ignored, as section
 * 2 asks for.
 *
 * @param authMethod how it authenticates at the token endpoint
 */
record ClientMetadata(
        Optional<String> name,
        Optional<String> address,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        String authMethod,
        boolean mayRefresh) {
    static final String BASIC = "client_secret_basic";
    static final String POST = "client_secret_post";
    static final String NO_SECRET = "none";
    static final ClientMetadata NONE =
            new ClientMetadata(Optional.empty(), Optional.empty(), List.of(), List.of(), NO_SECRET, true);
    private static final int MOST_URIS = 20;
    private static final int LONGEST_NAME = 200;
    private static final String INVALID = "invalid_client_metadata";

    ClientMetadata {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** From a registration; {@code defaultMethod} holds when it names none. */
    static ClientMetadata from(JsonObject json, String defaultMethod) {
        List<String> redirectUris = addresses(json, "redirect_uris", "invalid_redirect_uri");
        if (redirectUris.isEmpty()) {
            throw OAuthError.of("invalid_redirect_uri", "Name at least one of redirect_uris.");
        }
        String method = text(json, "token_endpoint_auth_method").orElse(defaultMethod);
        if (!Set.of(BASIC, POST, NO_SECRET).contains(method)) {
            throw OAuthError.of(INVALID, "token_endpoint_auth_method is one of client_secret_basic, _post and none.");
        }
        requireCode(json);
        return new ClientMetadata(
                text(json, "client_name").map(ClientMetadata::shortened).filter(name -> !name.isEmpty()),
                text(json, "client_uri").filter(RedirectUri::isAcceptable),
                redirectUris,
                addresses(json, "post_logout_redirect_uris", INVALID),
                method,
                !json.containsKey("grant_types") || texts(json, "grant_types").contains("refresh_token"));
    }

    // RFC 7591 section 2.1: response types and grant types go together; the code flow is all there is.
    private static void requireCode(JsonObject json) {
        boolean grants =
                !json.containsKey("grant_types") || texts(json, "grant_types").contains("authorization_code");
        boolean responses = !json.containsKey("response_types")
                || texts(json, "response_types").contains("code");
        if (!grants || !responses) {
            throw OAuthError.of(INVALID, "Apps get authorization codes here: grant type authorization_code.");
        }
    }

    private static List<String> addresses(JsonObject json, String name, String error) {
        List<String> addresses = texts(json, name);
        if (addresses.size() > MOST_URIS || !addresses.stream().allMatch(RedirectUri::isAcceptable)) {
            throw OAuthError.of(
                    error,
                    name + " may hold up to " + MOST_URIS + " addresses: https, http on this machine, or a scheme of an"
                            + " app with a dot in it; without a fragment.");
        }
        return addresses;
    }

    private static List<String> texts(JsonObject json, String name) {
        Object value = json.getValue(name);
        if (value == null) {
            return List.of();
        }
        // JSON-LD lets a list of one stand without its brackets.
        List<?> values = value instanceof JsonArray array ? array.getList() : List.of(value);
        if (!values.stream().allMatch(String.class::isInstance)) {
            throw OAuthError.of(INVALID, name + " must be a list of texts.");
        }
        return values.stream().map(String.class::cast).toList();
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    // Control and direction characters could make a name read as another.
    private static String shortened(String name) {
        String plain =
                name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]", "").strip();
        return plain.codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The names of RFC 7591, for storing and for the answer to a registration. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        name.ifPresent(text -> json.put("client_name", text));
        address.ifPresent(text -> json.put("client_uri", text));
        JsonArray grants = new JsonArray().add("authorization_code");
        return json.put("redirect_uris", new JsonArray(redirectUris))
                .put("post_logout_redirect_uris", new JsonArray(postLogoutRedirectUris))
                .put("token_endpoint_auth_method", authMethod)
                .put("grant_types", mayRefresh ? grants.add("refresh_token") : grants)
                .put("response_types", new JsonArray().add("code"));
    }
}
