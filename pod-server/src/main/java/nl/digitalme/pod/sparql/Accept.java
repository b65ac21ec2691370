package nl.digitalme.pod.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a client accepts (RFC 9110 section 12.5.1). */
record Accept(List<Range> ranges) {

    private record Range(String type, double quality) {
        /** How closely this range fits: 3 exactly, 2 by its first half, 1 as anything, 0 not. */
        int fit(String mediaType) {
            if (type.equals(mediaType)) {
                return 3;
            }
            if (type.equals("*/*")) {
                return 1;
            }
            return type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
        }
    }

    static Accept of(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String element : header.split(",", 65)) {
            String[] parts = element.toLowerCase(Locale.ROOT).split(";");
            double quality = 1;
            for (String part : parts) {
                quality = part.strip().startsWith("q=") ? number(part.strip().substring(2)) : quality;
            }
            ranges.add(new Range(parts.length == 0 ? "" : parts[0].strip(), quality));
        }
        return new Accept(ranges);
    }

    private static double number(String written) {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    /** The best of what can be had, of equals the first. */
    <T> Optional<T> best(List<T> available, Function<T, String> mediaType) {
        Optional<T> best = Optional.empty();
        double highest = 0;
        for (T candidate : available) {
            double quality = quality(mediaType.apply(candidate));
            if (quality > highest) {
                highest = quality;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    // The range that fits most closely decides, not the one with the highest quality.
    private double quality(String mediaType) {
        int closest = 0;
        double quality = 0;
        for (Range range : ranges) {
            int fit = range.fit(mediaType);
            if (fit > closest) {
                closest = fit;
                quality = range.quality;
            }
        }
        return quality;
    }
}
