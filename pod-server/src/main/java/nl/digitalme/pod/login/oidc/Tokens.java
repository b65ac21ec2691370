package nl.digitalme.pod.login.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.digitalme.pod.domain.WebId;

/**
 * Makes the tokens of the embedded provider. Signed with nimbus: vertx-auth-jwt, which checks tokens, writes
 * {@code typ: JWT} into every token that it makes, and RFC 9068 section 2.1 wants {@code at+jwt}.
 */
final class Tokens {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String AUDIENCE = "solid"; // Solid-OIDC 0.1.0 section 9.3
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final Clock clock;

    Tokens(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Who logged in, with what, and the thumbprint of the key that the token is bound to. */
    record Grant(WebId webId, String clientId, String thumbprint) {}

    String accessToken(Grant grant, ECKey key) {
        JWTClaimsSet.Builder claims = claims(grant)
                .audience(AUDIENCE)
                .subject(grant.clientId()) // RFC 9068 section 2.2: no person takes part in client credentials
                .claim("client_id", grant.clientId());
        return signed(ACCESS_TOKEN, claims.build(), key);
    }

    /** Solid-OIDC 0.1.0 section 8.1; the audience is a list of the client and "solid". */
    String idToken(Grant grant, ECKey key) {
        JWTClaimsSet.Builder claims = claims(grant)
                .audience(List.of(grant.clientId(), AUDIENCE))
                .subject(grant.webId().iri())
                .claim("azp", grant.clientId());
        return signed(JOSEObjectType.JWT, claims.build(), key);
    }

    private JWTClaimsSet.Builder claims(Grant grant) {
        Date now = Date.from(clock.instant());
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + LIFETIME.toMillis()))
                .jwtID(UUID.randomUUID().toString())
                .claim("webid", grant.webId().iri())
                .claim("cnf", Map.of("jkt", grant.thumbprint()));
    }

    private static String signed(JOSEObjectType type, JWTClaimsSet claims, ECKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(type)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The signing key does not sign.", unusable);
        }
    }
}
