package nl.digitalme.pod.login;

import io.vertx.core.json.JsonObject;

/**
 * Who somebody is at another OpenID provider. Only issuer and subject together name a person (OpenID Connect Core 1.0
 * section 5.7); an e-mail address does not.
 */
public record UpstreamName(String issuer, String subject) {
    static UpstreamName from(JsonObject json) {
        return new UpstreamName(json.getString("issuer"), json.getString("subject"));
    }

    JsonObject toJson() {
        return new JsonObject().put("issuer", issuer).put("subject", subject);
    }

    /** Shows nobody. */
    @Override
    public String toString() {
        return "UpstreamName[" + issuer + "]";
    }
}
