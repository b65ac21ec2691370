package nl.digitalme.pod.login;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A public key that an authenticator of the account holder has the private part of (WebAuthn level 3 section 4).
 *
 * @param id the credential id, base64url
 * @param publicKey COSE, base64url
 * @param count of signatures, as the authenticator last said; a clone would fall behind
 * @param name what the holder calls it
 */
public record Passkey(String id, String publicKey, long count, String name, Instant made) {
    static Passkey from(JsonObject json) {
        return new Passkey(
                json.getString("id"),
                json.getString("publicKey"),
                json.getLong("count"),
                json.getString("name"),
                Instant.parse(json.getString("made")));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("publicKey", publicKey)
                .put("count", count)
                .put("name", name)
                .put("made", made.toString());
    }

    Passkey counted(long next) {
        return new Passkey(id, publicKey, next, name, made);
    }
}
