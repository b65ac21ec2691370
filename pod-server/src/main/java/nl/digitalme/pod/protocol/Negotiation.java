package nl.digitalme.pod.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Proactive negotiation by {@code Accept} (RFC 9110 section 12.5.1). */
public final class Negotiation {
    private static final int MOST_RANGES = 64;

    private final List<Range> ranges;

    private Negotiation(List<Range> ranges) {
        this.ranges = ranges;
    }

    private record Range(String type, String subtype, float quality) {
        int fit(String mediaType) {
            if (type.equals("*")) {
                return 1;
            }
            int slash = mediaType.indexOf('/');
            if (slash != type.length() || !mediaType.startsWith(type)) {
                return 0;
            }
            return subtype.equals("*")
                    ? 2
                    : mediaType.endsWith(subtype) && mediaType.length() == slash + 1 + subtype.length() ? 3 : 0;
        }
    }

    public static Negotiation of(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String element : accept.split(",", MOST_RANGES + 1)) {
            if (ranges.size() < MOST_RANGES) {
                parse(element).ifPresent(ranges::add);
            }
        }
        return new Negotiation(ranges);
    }

    private static Optional<Range> parse(String element) {
        String[] parts = element.split(";", -1);
        String range = parts[0].strip().toLowerCase(Locale.ROOT);
        int slash = range.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        float quality = 1;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                quality = quality(parameter.substring(2));
            }
        }
        return Optional.of(new Range(range.substring(0, slash), range.substring(slash + 1), quality));
    }

    private static float quality(String written) {
        try {
            return Math.max(0, Math.min(1, Float.parseFloat(written)));
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    /**
     * The best of what can be had, of equals the first; empty when nothing will do. Media types in lower case, bare.
     */
    public <T> Optional<T> best(List<T> available, Function<T, String> mediaType) {
        T best = null;
        float highest = 0;
        for (T candidate : available) {
            float quality = quality(mediaType.apply(candidate), ranges);
            if (quality > highest) {
                highest = quality;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    // The most specific range that fits decides, not the one with the highest weight.
    private static float quality(String mediaType, List<Range> ranges) {
        int closest = 0;
        float quality = 0;
        for (Range range : ranges) {
            int fit = range.fit(mediaType);
            if (fit > closest) {
                closest = fit;
                quality = range.quality();
            } else if (fit == closest && fit > 0) {
                quality = Math.max(quality, range.quality());
            }
        }
        return quality;
    }
}
