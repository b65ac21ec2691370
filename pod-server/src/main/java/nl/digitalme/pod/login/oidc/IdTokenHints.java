package nl.digitalme.pod.login.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/**
 * ID tokens of ours that come back as a hint; they may have expired (OpenID Connect RP-Initiated Logout 1.0 section 4).
 */
final class IdTokenHints {
    private static final int LONGEST = 8 * 1024;

    private final SigningKeys keys;
    private final String issuer;

    IdTokenHints(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** Whom a token was about, and which app it was for. */
    record Hint(String webId, String clientId) {}

    /** Empty when we did not sign it. */
    Future<Optional<Hint>> read(String token) {
        if (token.length() > LONGEST) {
            return Future.succeededFuture(Optional.empty());
        }
        return keys.published().map(set -> read(token, set));
    }

    private Optional<Hint> read(String token, JsonObject keySet) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean ours = jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) && isSigned(jwt, keySet);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String client = claims.getStringClaim("azp");
            String webId = claims.getStringClaim("webid");
            return ours && issuer.equals(claims.getIssuer()) && client != null && webId != null
                    ? Optional.of(new Hint(webId, client))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(SignedJWT jwt, JsonObject keySet) throws ParseException, JOSEException {
        for (Object each : keySet.getJsonArray("keys")) {
            Map<String, Object> members = ((JsonObject) each).getMap();
            if (jwt.verify(new ECDSAVerifier(ECKey.parse(members)))) {
                return true;
            }
        }
        return false;
    }
}
