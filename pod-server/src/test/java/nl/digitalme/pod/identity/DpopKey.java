package nl.digitalme.pod.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;

/** A client's key, and the proofs that it signs (RFC 9449 section 4.2). For tests. */
public record DpopKey(JWK jwk, JWSAlgorithm algorithm, JWSSigner signer) {

    public static DpopKey es256() {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            return new DpopKey(key, JWSAlgorithm.ES256, new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static DpopKey rsa(int bits, JWSAlgorithm algorithm) {
        try {
            var key = new RSAKeyGenerator(bits, true).generate();
            return new DpopKey(key, algorithm, new RSASSASigner(key, true));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of {@code cnf.jkt}. */
    public String thumbprint() {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A fresh proof for a request; the query of the address is left out. */
    public String proof(String method, String url) {
        return proof(method, url, claims -> {});
    }

    /** A proof that differs from a good one by its claims. */
    public String proof(String method, String url, Consumer<JWTClaimsSet.Builder> change) {
        return signed(header().build(), claims(method, url, change));
    }

    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(jwk.toPublicJWK());
    }

    public static JWTClaimsSet claims(String method, String url, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", withoutQuery(url))
                .issueTime(Date.from(Instant.now()));
        change.accept(claims);
        return claims.build();
    }

    public String signed(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String withoutQuery(String url) {
        String query = URI.create(url).getRawQuery();
        return query == null ? url : url.substring(0, url.indexOf('?'));
    }
}
