package nl.digitalme.pod.login.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** SHA-256 as OAuth writes it. */
final class Hashes {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Hashes() {}

    static String sha256(String ascii) {
        return BASE64.encodeToString(digest(ascii));
    }

    /** OpenID Connect Core 1.0 section 3.1.3.6: the left half, for {@code at_hash}. */
    static String leftHalf(String ascii) {
        return BASE64.encodeToString(Arrays.copyOf(digest(ascii), 16));
    }

    private static byte[] digest(String ascii) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ascii.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
