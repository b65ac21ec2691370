package nl.digitalme.pod.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import nl.digitalme.pod.domain.ResourceId;

/**
 * The keys of the store. Each starts with its pod and a zero byte, which no name holds: a pod is one range. Documents
 * stand in the order of their paths; members in that of their containers and then of their names.
 */
final class Keys {
    private static final int NAME_BYTES = 16;

    private Keys() {}

    /** From {@code first} to just before {@code end}. */
    record Range(byte[] first, byte[] end) {
        Range from(byte[] later) {
            return new Range(later, end);
        }
    }

    static byte[] document(ResourceId id) {
        return join(id.pod(), id.path());
    }

    static byte[] document(String pod, String path) {
        return join(pod, path);
    }

    static byte[] member(ResourceId container, String name) {
        return join(container.pod(), container.path() + '\0' + name);
    }

    static byte[] member(ResourceId id) {
        return member(id.parent().orElseThrow(), id.name());
    }

    static byte[] logLine(String pod, long number) {
        byte[] start = join(pod, "");
        return ByteBuffer.allocate(start.length + Long.BYTES)
                .put(start)
                .putLong(number)
                .array();
    }

    static byte[] content(String folder, String key) {
        return join(folder, key);
    }

    private static byte[] join(String first, String second) {
        return (first + '\0' + second).getBytes(UTF_8);
    }

    static Range pod(String pod) {
        return startingWith(join(pod, ""));
    }

    static Range members(ResourceId container) {
        return startingWith(member(container, ""));
    }

    private static Range startingWith(byte[] prefix) {
        byte[] end = prefix.clone();
        end[end.length - 1]++; // the closing zero byte becomes 1, and nothing stands between the two
        return new Range(prefix, end);
    }

    /** The smallest key that is larger. */
    static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    static String path(String pod, byte[] documentKey) {
        return tail(documentKey, pod.getBytes(UTF_8).length + 1);
    }

    static String tail(byte[] key, int from) {
        return new String(key, from, key.length - from, UTF_8);
    }

    static long number(byte[] logKey) {
        return ByteBuffer.wrap(logKey).getLong(logKey.length - Long.BYTES);
    }

    /** The name of a pod's folder: one that every file system takes, and that says nothing about anybody. */
    static String folder(String pod) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(pod.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
