package nl.digitalme.pod.login.session;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import nl.digitalme.pod.login.Holder;

/**
 * Somebody who logged in with this browser.
 *
 * @param holder the account as it is now
 * @param authenticated when a password or passkey was last shown
 * @param method how: {@code pwd}, {@code hwk}… (RFC 8176), for {@code amr}
 * @param seen when it was last used, give or take a few minutes
 */
public record Session(Holder holder, Instant authenticated, String method, Instant seen) {

    /** What is stored, with the account as it is now. */
    static Session from(JsonObject json, Holder holder) {
        return new Session(holder, instant(json, "authenticated"), json.getString("method"), instant(json, "seen"));
    }

    static Instant instant(JsonObject json, String name) {
        return Instant.ofEpochMilli(json.getLong(name));
    }

    /** Names the generation of the account, so that the account can end all its sessions at once. */
    JsonObject toJson() {
        return new JsonObject()
                .put("account", holder.account())
                .put("generation", holder.generation())
                .put("authenticated", authenticated.toEpochMilli())
                .put("method", method)
                .put("seen", seen.toEpochMilli());
    }

    Session seenAt(Instant now) {
        return new Session(holder, authenticated, method, now);
    }
}
