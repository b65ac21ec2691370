package nl.digitalme.pod.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/**
 * The signature algorithms that are accepted: asymmetric ones only, so never {@code none} and never a secret that both
 * sides know (RFC 9449 section 4.3, RFC 8725 section 3.1).
 */
final class Algorithms {
    static final List<JWSAlgorithm> ACCEPTED = List.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.EdDSA);

    // A check costs more with each bit of the key; nobody sends longer ones in earnest.
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final int MAX_RSA_EXPONENT_BITS = 32;

    private Algorithms() {}

    /** Whether a key is neither too weak to trust nor too long to check. */
    static boolean isReasonable(JWK key) {
        if (!(key instanceof RSAKey rsa)) {
            return true;
        }
        try {
            var numbers = rsa.toRSAPublicKey();
            int bits = numbers.getModulus().bitLength();
            return bits >= MIN_RSA_BITS
                    && bits <= MAX_RSA_BITS
                    && numbers.getPublicExponent().bitLength() <= MAX_RSA_EXPONENT_BITS;
        } catch (JOSEException noKey) {
            return false;
        }
    }
}
