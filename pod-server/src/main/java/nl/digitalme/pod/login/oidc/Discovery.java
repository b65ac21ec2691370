package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import nl.digitalme.pod.identity.DpopProofs;

/**
 * What the provider says about itself (OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2, Solid-OIDC 0.1.0
 * section 4.1). Names only what is there.
 */
record Discovery(String issuer) {
    private static final String[] METHODS = {ClientMetadata.BASIC, ClientMetadata.POST, ClientMetadata.NO_SECRET};
    private static final String[] CLAIMS = {
        "iss", "sub", "aud", "exp", "iat", "webid", "azp", "client_id", "nonce", "at_hash", "auth_time", "amr"
    };

    JsonObject document() {
        JsonObject document = new JsonObject().put("issuer", issuer);
        endpoints(document);
        list(document, "grant_types_supported", "authorization_code", "refresh_token", "client_credentials");
        list(document, "response_types_supported", "code");
        list(document, "response_modes_supported", "query");
        list(document, "code_challenge_methods_supported", "S256");
        list(document, "prompt_values_supported", "none", "login", "consent", "select_account");
        list(document, "subject_types_supported", "public");
        list(document, "ui_locales_supported", "nl", "en");
        document.put("scopes_supported", new JsonArray(AuthorizationRequest.SCOPES));
        list(document, "claims_supported", CLAIMS);
        list(document, "token_endpoint_auth_methods_supported", METHODS);
        list(document, "revocation_endpoint_auth_methods_supported", METHODS);
        list(document, "id_token_signing_alg_values_supported", "ES256");
        return document.put("dpop_signing_alg_values_supported", new JsonArray(DpopProofs.algorithms()))
                .put("authorization_response_iss_parameter_supported", true) // RFC 9207
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false)
                .put("claims_parameter_supported", false)
                .put("solid_oidc_supported", "https://solidproject.org/TR/solid-oidc");
    }

    private void endpoints(JsonObject document) {
        document.put("authorization_endpoint", at(LoginPaths.AUTHORIZE))
                .put("token_endpoint", at(LoginPaths.TOKEN))
                .put("registration_endpoint", at(LoginPaths.REGISTER))
                .put("revocation_endpoint", at(LoginPaths.REVOKE))
                .put("end_session_endpoint", at(LoginPaths.LOG_OUT))
                .put("jwks_uri", at(LoginPaths.KEYS));
    }

    private String at(String path) {
        return issuer + path.substring(1);
    }

    private static void list(JsonObject document, String name, String... values) {
        document.put(name, new JsonArray(List.of(values)));
    }
}
