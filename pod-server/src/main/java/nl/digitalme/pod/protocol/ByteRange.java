package nl.digitalme.pod.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes (RFC 9110 section 14), {@code from} inclusive, {@code to} exclusive. Other units, malformed fields
 * and more than {@value #MOST} ranges are ignored, as that section allows.
 */
record ByteRange(long from, long to) {
    private static final int MOST = 32;
    private static final String UNIT = "bytes=";
    private static final Pattern SPEC = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

    /** What a range comes to. */
    sealed interface Asked {}

    record Whole() implements Asked {}

    /** At least one range; no two of them overlap or touch. */
    record Parts(List<ByteRange> ranges) implements Asked {}

    record Unsatisfiable() implements Asked {}

    private static final Whole WHOLE = new Whole();

    static Asked asked(Conditions conditions, long length, String tag, String modified) {
        // Section 13.1.5: compared strongly, so a weak tag is never the same.
        boolean current = conditions
                .ifRange()
                .filter(value -> !value.strip().equals(tag) && !value.strip().equals(modified))
                .isEmpty();
        return current
                ? conditions.range().map(field -> asked(field.strip(), length)).orElse(WHOLE)
                : WHOLE;
    }

    private static Asked asked(String field, long length) {
        if (!field.toLowerCase(Locale.ROOT).startsWith(UNIT)) {
            return WHOLE;
        }
        String[] specs = field.substring(UNIT.length()).split(",", MOST + 2);
        List<ByteRange> ranges = new ArrayList<>();
        for (String spec : specs) {
            Matcher read = SPEC.matcher(spec.strip());
            if (specs.length > MOST || !read.matches() || !isRange(read.group(1), read.group(2))) {
                return WHOLE;
            }
            resolve(read.group(1), read.group(2), length).ifPresent(range -> join(ranges, range));
        }
        return ranges.isEmpty() ? new Unsatisfiable() : new Parts(List.copyOf(ranges));
    }

    private static boolean isRange(String first, String last) {
        boolean empty = first.isEmpty() && last.isEmpty();
        boolean backward = !first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < Long.parseLong(first);
        return !empty && !backward;
    }

    /** The bytes of a representation that a spec names; empty when it has none of them. */
    private static Optional<ByteRange> resolve(String first, String last, long length) {
        if (first.isEmpty()) {
            long suffix = Math.min(length, Long.parseLong(last));
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(length - suffix, length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        return from >= length ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    // Section 15.3.7.2 lets a server send ranges that overlap or touch as one, in the place of the first of them. So
    // nobody gets more bytes than there are, however often he asks for the same ones.
    private static void join(List<ByteRange> ranges, ByteRange next) {
        ByteRange joined = next;
        int place = ranges.size();
        for (int i = ranges.size() - 1; i >= 0; i--) {
            ByteRange other = ranges.get(i);
            if (other.from <= joined.to && joined.from <= other.to) {
                joined = new ByteRange(Math.min(other.from, joined.from), Math.max(other.to, joined.to));
                ranges.remove(i);
                place = i;
            }
        }
        ranges.add(place, joined);
    }

    long length() {
        return to - from;
    }

    /** The value of {@code Content-Range} for this part of so many bytes. */
    String of(long length) {
        return "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
