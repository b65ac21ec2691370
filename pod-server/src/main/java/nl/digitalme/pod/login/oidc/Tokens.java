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
import java.util.Optional;
import java.util.TreeSet;
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

    /**
     * Who acts, with what, and the thumbprint of the key that the token is bound to.
     *
     * @param logIn empty when no person takes part (client credentials)
     */
    record Grant(WebId webId, String clientId, String thumbprint, Optional<LogIn> logIn) {
        static Grant of(LogIn logIn, WebId webId, String thumbprint) {
            return new Grant(webId, logIn.clientId(), thumbprint, Optional.of(logIn));
        }
    }

    String accessToken(Grant grant, ECKey key) {
        // RFC 9068 section 2.2: the person, or the client when no person takes part.
        String subject = grant.logIn().isPresent() ? grant.webId().iri() : grant.clientId();
        JWTClaimsSet.Builder claims =
                claims(grant).audience(AUDIENCE).subject(subject).claim("client_id", grant.clientId());
        grant.logIn().ifPresent(logIn -> claims.claim("scope", String.join(" ", new TreeSet<>(logIn.scopes()))));
        return signed(ACCESS_TOKEN, claims.build(), key);
    }

    /** Solid-OIDC 0.1.0 section 8.1; the audience is a list of the client and "solid". */
    String idToken(Grant grant, Optional<String> nonce, String accessToken, ECKey key) {
        JWTClaimsSet.Builder claims = claims(grant)
                .audience(List.of(grant.clientId(), AUDIENCE))
                .subject(grant.webId().iri())
                .claim("azp", grant.clientId())
                .claim("at_hash", Hashes.leftHalf(accessToken));
        nonce.ifPresent(text -> claims.claim("nonce", text));
        grant.logIn().map(LogIn::person).ifPresent(person -> claims.claim(
                        "auth_time", person.authenticated().getEpochSecond())
                .claim("amr", List.of(person.method())));
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
