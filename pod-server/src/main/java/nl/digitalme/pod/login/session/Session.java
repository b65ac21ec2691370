package nl.digitalme.pod.login.session;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Somebody who logged in with this browser.
 *
 * @param account the id of the account
 * @param authenticated when a password or passkey was last shown
 * @param method how: {@code pwd}, {@code hwk}… (RFC 8176), for {@code amr}
 * @param seen when it was last used, give or take a few minutes
 */
public record Session(String account, Instant authenticated, String method, Instant seen) {

    static Session from(JsonObject json) {
        return new Session(
                json.getString("account"),
                Instant.ofEpochMilli(json.getLong("authenticated")),
                json.getString("method"),
                Instant.ofEpochMilli(json.getLong("seen")));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("account", account)
                .put("authenticated", authenticated.toEpochMilli())
                .put("method", method)
                .put("seen", seen.toEpochMilli());
    }

    Session seenAt(Instant now) {
        return new Session(account, authenticated, method, now);
    }
}
