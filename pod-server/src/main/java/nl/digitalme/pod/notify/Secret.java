package nl.digitalme.pod.notify;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess: who knows the address of a channel may listen to it. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Secret() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
