package nl.digitalme.pod.login.upstream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.UUID;

/** A DPoP proof with a key that is used once: some providers, ours among them, give no token without one (RFC 9449). */
final class DpopProof {
    private DpopProof() {}

    static String post(String url) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("dpop+jwt"))
                    .jwk(key.toPublicJWK())
                    .build();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .jwtID(UUID.randomUUID().toString())
                    .claim("htm", "POST")
                    .claim("htu", url)
                    .issueTime(new Date())
                    .build();
            SignedJWT proof = new SignedJWT(header, claims);
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
