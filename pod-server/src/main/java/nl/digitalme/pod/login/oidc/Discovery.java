package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import nl.digitalme.pod.identity.DpopProofs;

/**
 * What the provider says about itself (OpenID Connect Discovery 1.0 section 3, RFC 8414, Solid-OIDC 0.1.0 section 4.1).
 * Names only what is there: the authorization endpoint is absent until the code flow exists.
 */
record Discovery(String issuer) {
    private static final List<String> SIGNING = List.of("ES256");

    JsonObject document() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("token_endpoint", issuer + LoginPaths.TOKEN.substring(1))
                .put("jwks_uri", issuer + LoginPaths.KEYS.substring(1))
                .put("grant_types_supported", new JsonArray().add("client_credentials"))
                .put("response_types_supported", new JsonArray())
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("scopes_supported", new JsonArray().add("openid").add("webid"))
                .put(
                        "claims_supported",
                        new JsonArray(List.of("iss", "sub", "aud", "exp", "iat", "webid", "client_id")))
                .put(
                        "token_endpoint_auth_methods_supported",
                        new JsonArray().add("client_secret_basic").add("client_secret_post"))
                .put("id_token_signing_alg_values_supported", new JsonArray(SIGNING))
                .put("dpop_signing_alg_values_supported", new JsonArray(DpopProofs.algorithms()))
                .put("solid_oidc_supported", "https://solidproject.org/TR/solid-oidc");
    }
}
