package nl.digitalme.pod.hostile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/** Tokens and proofs put together by hand, as no library would. */
final class Jwt {
    private Jwt() {}

    /** With a signature that is none. */
    static String unsigned(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + Base64URL.encode(new byte[64]);
    }

    static String signed(String header, String claims, ECKey key) {
        return signed(header, claims, JWSAlgorithm.ES256, signer(key));
    }

    static String withSecret(String header, String claims, byte[] secret) {
        try {
            return signed(header, claims, JWSAlgorithm.HS256, new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(String header, String claims, JWSAlgorithm algorithm, JWSSigner signer) {
        String text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        try {
            return text + "." + signer.sign(new JWSHeader(algorithm), text.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
