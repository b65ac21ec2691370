package nl.digitalme.pod.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.WebId;

/**
 * What an access token claims; nothing of it is true before its signature is checked.
 *
 * @param text the token as it was sent
 * @param thumbprint of the key that it is bound to ({@code cnf.jkt}, RFC 9449 section 6.1)
 */
record AccessToken(
        String text,
        JWSHeader header,
        String issuer,
        WebId webId,
        Optional<String> clientId,
        String thumbprint,
        Times times) {
    private static final int MAX_LENGTH = 8 * 1024;
    private static final String AUDIENCE = "solid";
    private static final long LAST_DAY = 253_402_300_800L; // the end of the year 9999

    /** Seconds since 1970. */
    record Times(Optional<Long> issued, Optional<Long> notBefore, long expires) {}

    /** Reads a token and refuses what needs no key to see (RFC 9068 section 4, Solid-OIDC 0.1.0 section 9). */
    static AccessToken parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || text.length() > MAX_LENGTH) {
            throw InvalidToken.because("It is not a signed JWT.");
        }
        try {
            JWSHeader header = JwtPart.header(parts[0]);
            if (!Algorithms.ACCEPTED.contains(header.getAlgorithm()) || header.getCriticalParams() != null) {
                throw InvalidToken.because("It must be signed with one of "
                        + Algorithms.ACCEPTED.stream()
                                .map(JWSAlgorithm::getName)
                                .toList() + ".");
            }
            return read(text, header, JwtPart.parse(parts[1]));
        } catch (ParseException | IllegalArgumentException malformed) {
            throw InvalidToken.because("It cannot be read.");
        }
    }

    private static AccessToken read(String text, JWSHeader header, Map<String, Object> claims) {
        Object audience = claims.get("aud");
        if (!AUDIENCE.equals(audience) && !(audience instanceof Collection<?> list && list.contains(AUDIENCE))) {
            throw InvalidToken.because("Its audience (aud) must be or contain \"solid\".");
        }
        Object jkt = claims.get("cnf") instanceof Map<?, ?> confirmation ? confirmation.get("jkt") : null;
        if (!(jkt instanceof String thumbprint)) {
            throw InvalidToken.because("It is bound to no key (cnf.jkt). Ask its issuer for a DPoP-bound token.");
        }
        return new AccessToken(
                text,
                header,
                text(claims, "iss"),
                webId(claims),
                Optional.ofNullable(claims.get("client_id") instanceof String id ? id : azp(claims)),
                thumbprint,
                times(claims));
    }

    // Providers that give ID tokens for access tokens name the client so (Solid-OIDC 0.1.0 section 8.1).
    private static String azp(Map<String, Object> claims) {
        return claims.get("azp") instanceof String azp ? azp : "";
    }

    private static WebId webId(Map<String, Object> claims) {
        try {
            return new WebId(text(claims, "webid"));
        } catch (IllegalArgumentException noWebId) {
            throw InvalidToken.because("Its webid must be an absolute http or https address.");
        }
    }

    private static Times times(Map<String, Object> claims) {
        long expires = seconds(claims, "exp")
                .orElseThrow(() -> InvalidToken.because("It must say until when it is valid (exp)."));
        return new Times(seconds(claims, "iat"), seconds(claims, "nbf"), expires);
    }

    private static Optional<Long> seconds(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static String text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElseThrow(() -> InvalidToken.because("The claim " + name + " is missing."));
    }

    /** Refuses a token outside its time; names both clocks, since one of them is often wrong. */
    void checkTimes(Instant now, Duration skew) {
        long seconds = now.getEpochSecond();
        if (seconds - skew.toSeconds() >= times.expires()) {
            throw InvalidToken.because(
                    "It expired at %s (its issuer's clock); the clock here says %s. Ask for a new one."
                            .formatted(readable(times.expires()), now));
        }
        for (Optional<Long> start : List.of(times.issued(), times.notBefore())) {
            if (start.isPresent() && start.get() > seconds + skew.toSeconds()) {
                throw InvalidToken.because(
                        "It is valid from %s (its issuer's clock); the clock here says %s. One of the clocks is wrong."
                                .formatted(readable(start.get()), now));
            }
        }
    }

    // An issuer, or who says to be one, may name any number; not all of them are on the calendar.
    private static Object readable(long seconds) {
        return seconds > -LAST_DAY && seconds < LAST_DAY ? Instant.ofEpochSecond(seconds) : (Object) seconds;
    }

    Caller caller() {
        return new Caller(
                Optional.of(webId), clientId.filter(id -> !id.isEmpty()), Optional.of(issuer), Optional.empty());
    }
}
