package nl.digitalme.pod.identity;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Set;

/**
 * The signature algorithms that are accepted: asymmetric ones only, so never {@code none} and never a secret that both
 * sides know (RFC 9449 section 4.3, RFC 8725 section 3.1).
 */
final class Algorithms {
    static final Set<JWSAlgorithm> ACCEPTED = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.EdDSA);

    private Algorithms() {}
}
