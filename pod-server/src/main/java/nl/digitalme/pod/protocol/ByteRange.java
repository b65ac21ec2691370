package nl.digitalme.pod.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110 section 14), {@code from} inclusive, {@code to} exclusive. Several ranges, other units
 * and malformed fields are ignored, as that section allows.
 */
record ByteRange(long from, long to) {
    private static final Pattern SINGLE =
            Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /** What a range comes to. */
    sealed interface Asked {}

    record Whole() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    record Unsatisfiable() implements Asked {}

    static Asked asked(Conditions conditions, long length, String tag, String modified) {
        Optional<Matcher> single = conditions.range().map(SINGLE::matcher).filter(Matcher::matches);
        boolean current = conditions
                .ifRange()
                .filter(value -> !value.equals(tag) && !value.equals(modified))
                .isEmpty();
        return single.isEmpty() || !current
                ? new Whole()
                : resolve(single.get().group(1), single.get().group(2), length);
    }

    private static Asked resolve(String first, String last, long length) {
        if (first.isEmpty() && last.isEmpty()) {
            return new Whole();
        }
        if (first.isEmpty()) {
            long suffix = Long.parseLong(last);
            return suffix == 0 || length == 0 ? new Unsatisfiable() : part(Math.max(0, length - suffix), length);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new Whole(); // malformed: the last byte before the first
        }
        return from >= length ? new Unsatisfiable() : part(from, to);
    }

    private static Asked part(long from, long to) {
        return new Part(new ByteRange(from, to));
    }

    long length() {
        return to - from;
    }
}
