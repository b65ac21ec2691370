package nl.digitalme.pod.domain;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One state of one resource. Never used twice, not even after a delete, so that an ETag made of it is strong (RFC 9110
 * section 8.8.1). Made by the writer before the commit: a commit whose outcome is unknown can be repeated, since the
 * store recognises its own version.
 */
public record Version(long value) implements Comparable<Version> {
    private static final AtomicLong LAST = new AtomicLong();

    /**
     * A version later than every one this process made: microseconds since 1970, and one more when the clock stands
     * still.
     */
    public static Version next() {
        long now = System.currentTimeMillis() * 1000;
        return new Version(LAST.updateAndGet(last -> Math.max(last + 1, now)));
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value, Character.MAX_RADIX);
    }
}
