package nl.digitalme.agency;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** The key that binds our tokens to this process, and the proofs made with it: one for each request (RFC 9449). */
final class DpopKey {
    private final ECKey key;
    private final JWSSigner signer;

    private DpopKey(ECKey key) throws JOSEException {
        this.key = key;
        this.signer = new ECDSASigner(key);
    }

    static DpopKey generate() {
        try {
            return new DpopKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException noP256) {
            throw new IllegalStateException("This Java cannot sign with ES256.", noP256);
        }
    }

    /** RFC 9449 section 4.2; {@code token} is the access token that goes with it, if any. */
    String proof(String method, URI url, Optional<String> token, Optional<String> nonce) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", withoutQuery(url))
                .issueTime(Date.from(Instant.now()));
        token.ifPresent(text -> claims.claim("ath", sha256(text)));
        nonce.ifPresent(text -> claims.claim("nonce", text));
        return signed(claims.build());
    }

    private String signed(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(header, claims);
        try {
            proof.sign(signer);
        } catch (JOSEException unsigned) {
            throw new IllegalStateException("A proof could not be signed.", unsigned);
        }
        return proof.serialize();
    }

    private static String withoutQuery(URI url) {
        String text = url.toString();
        int end = text.indexOf('#') < 0 ? text.length() : text.indexOf('#');
        int query = text.indexOf('?');
        return text.substring(0, query < 0 ? end : Math.min(query, end));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
