package nl.digitalme.pod.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;

/**
 * The header of a DPoP proof, checked, with the key in it ready for use. A client sends the same header each time, so
 * it is kept by its text.
 *
 * @param thumbprint the SHA-256 thumbprint of the key (RFC 7638)
 */
record ProofKey(JWSHeader header, JWSVerifier verifier, String thumbprint) {
    private static final JOSEObjectType DPOP = new JOSEObjectType("dpop+jwt");

    /** RFC 9449 section 4.3, steps 4 to 7 as far as the header goes. */
    static ProofKey of(String encodedHeader) {
        try {
            JWSHeader header = JwtPart.header(encodedHeader);
            if (!DPOP.equals(header.getType())) {
                throw refused("Its typ must be dpop+jwt.");
            }
            if (!Algorithms.ACCEPTED.contains(header.getAlgorithm())) {
                throw refused("Its alg must be one of " + Algorithms.ACCEPTED + ".");
            }
            if (header.getCriticalParams() != null) {
                throw refused("No extension is understood here (crit).");
            }
            JWK key = header.getJWK();
            if (key == null || key.isPrivate()) {
                throw refused("Its header must hold the public key as jwk, and nothing of the private one.");
            }
            if (!Algorithms.isReasonable(key)) {
                throw refused("An RSA key must have 2048 to 4096 bits and an ordinary exponent.");
            }
            return new ProofKey(header, verifier(key), key.computeThumbprint().toString());
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            throw refused("Its header cannot be read.");
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof ECKey ec) {
            return new ECDSAVerifier(ec);
        }
        if (key instanceof RSAKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        if (key instanceof OctetKeyPair octets) {
            return new Ed25519Check(octets);
        }
        throw refused("Its key must be of type EC, RSA or OKP.");
    }

    private static InvalidToken refused(String why) {
        return new InvalidToken("invalid_dpop_proof", "The DPoP proof is refused. " + why);
    }
}
