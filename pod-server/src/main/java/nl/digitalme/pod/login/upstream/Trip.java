package nl.digitalme.pod.login.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Purpose;

/**
 * A visitor's way to the other provider and back. All of it travels in {@code state}, sealed with the visitor's cookie:
 * nothing has to be kept, and an answer that comes back in another browser fits nothing (RFC 9700 section 4.7). Nonce
 * and code verifier are made of the cookie too, so they never leave this server before they are needed.
 *
 * @param id random
 * @param purpose what happens after it
 * @param then where the visitor wants to go
 */
record Trip(String id, Purpose purpose, String then, long until) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Trip begin(Purpose purpose, String then, Clock clock) {
        long until = clock.instant().plus(LONGEST).toEpochMilli();
        return new Trip(Secrets.random(16), purpose, then, until);
    }

    String state(String visitor) {
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("purpose", purpose.name())
                .put("then", then)
                .put("until", until);
        String text = BASE64.encodeToString(json.toBuffer().getBytes());
        return text + "." + seal(visitor, "state " + text);
    }

    /** The trip that this state is of; empty when it is of another browser, or too late. */
    static Optional<Trip> of(String state, String visitor, Clock clock) {
        int dot = state.indexOf('.');
        if (dot < 0 || !same(seal(visitor, "state " + state.substring(0, dot)), state.substring(dot + 1))) {
            return Optional.empty();
        }
        try {
            JsonObject json =
                    new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(state.substring(0, dot))));
            Trip trip = new Trip(
                    json.getString("id"),
                    Purpose.valueOf(json.getString("purpose")),
                    json.getString("then"),
                    json.getLong("until"));
            return Optional.of(trip).filter(known -> clock.millis() < known.until());
        } catch (DecodeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String nonce(String visitor) {
        return seal(visitor, "nonce " + id);
    }

    String verifier(String visitor) {
        return seal(visitor, "verifier " + id);
    }

    /** RFC 7636 section 4.2. */
    String challenge(String visitor) {
        try {
            byte[] verifier = verifier(visitor).getBytes(StandardCharsets.US_ASCII);
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String seal(String visitor, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("upstream " + visitor).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
