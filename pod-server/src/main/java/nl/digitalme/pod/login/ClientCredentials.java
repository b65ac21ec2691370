package nl.digitalme.pod.login;

import io.vertx.core.json.JsonObject;
import nl.digitalme.pod.domain.WebId;

/** A program that may log in by itself for one WebID (RFC 6749 section 4.4). */
public record ClientCredentials(String id, String account, String pod, WebId webId, String secretHash) {
    static ClientCredentials from(JsonObject json) {
        return new ClientCredentials(
                json.getString("id"),
                json.getString("account"),
                json.getString("pod"),
                new WebId(json.getString("webId")),
                json.getString("secret"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("account", account)
                .put("pod", pod)
                .put("webId", webId.iri())
                .put("secret", secretHash);
    }
}
