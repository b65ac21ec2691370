package nl.digitalme.pod.login.passkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator signs, so that what it signed before is of no use (WebAuthn level 3 section 13.4.3). Made of
 * the visitor's cookie, which is 256 random bits and changes with each log-in: nothing has to be kept, on no server, and
 * strangers cannot fill a memory. An answer fits only the browser that was asked, for five minutes.
 */
final class Challenge {
    private static final Duration GOOD = Duration.ofMinutes(5);
    private static final int RANDOM = 16;
    private static final int LENGTH = RANDOM + Long.BYTES;
    private static final SecureRandom SOURCE = new SecureRandom();

    private Challenge() {}

    static byte[] make(String visitor, Clock clock) {
        byte[] random = new byte[RANDOM];
        SOURCE.nextBytes(random);
        ByteBuffer head = ByteBuffer.allocate(LENGTH)
                .put(random)
                .putLong(clock.instant().plus(GOOD).toEpochMilli());
        return ByteBuffer.allocate(LENGTH + 32)
                .put(head.array())
                .put(seal(visitor, head.array()))
                .array();
    }

    static boolean isFor(String visitor, byte[] challenge, Clock clock) {
        if (challenge.length != LENGTH + 32) {
            return false;
        }
        byte[] head = Arrays.copyOf(challenge, LENGTH);
        byte[] seal = Arrays.copyOfRange(challenge, LENGTH, challenge.length);
        long until = ByteBuffer.wrap(head).getLong(RANDOM);
        return MessageDigest.isEqual(seal(visitor, head), seal) && clock.millis() < until;
    }

    private static byte[] seal(String visitor, byte[] head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("passkey " + visitor).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(head);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
