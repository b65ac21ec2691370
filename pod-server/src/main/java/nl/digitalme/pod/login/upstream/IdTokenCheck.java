package nl.digitalme.pod.login.upstream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vertx.core.json.JsonObject;
import java.text.ParseException;
import java.util.Set;

/** Checks an ID token (OpenID Connect Core 1.0 section 3.1.3.7): signature, issuer, audience, times, nonce. */
record IdTokenCheck(String issuer, String clientId, JsonObject keys) {
    // Signatures with a key of theirs only: no shared secret, no "none" (RFC 8725 section 3.1).
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384);
    private static final int LONGEST_SUBJECT = 255; // OpenID Connect Core 1.0 section 2

    String subject(String idToken, String nonce) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(keys.encode()))));
            JWTClaimsSet expected = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .claim("nonce", nonce)
                    .build();
            processor.setJWTClaimsSetVerifier(
                    new DefaultJWTClaimsVerifier<>(clientId, expected, Set.of("sub", "iat", "exp", "aud")));
            JWTClaimsSet claims = processor.process(idToken, null);
            requireForUs(claims);
            return claims.getSubject();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw UpstreamProvider.wrong("The ID token of the other provider does not hold.");
        }
    }

    private void requireForUs(JWTClaimsSet claims) {
        Object party = claims.getClaim("azp");
        String subject = claims.getSubject();
        if ((party != null && !party.equals(clientId)) || subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw UpstreamProvider.wrong("The ID token of the other provider is not for this server.");
        }
    }
}
