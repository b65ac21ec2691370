package nl.digitalme.pod.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code Date}, which every answer carries (RFC 9110 section 6.6.1). Written out once a second, not once an answer. */
final class DateField {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static volatile Written last = written(0);

    private DateField() {}

    private record Written(long second, CharSequence text) {}

    static void addTo(MultiMap headers) {
        headers.add(HttpHeaders.DATE, now());
    }

    private static CharSequence now() {
        long second = System.currentTimeMillis() / 1000;
        Written known = last;
        if (known.second() != second) {
            known = written(second);
            last = known;
        }
        return known.text();
    }

    private static Written written(long second) {
        return new Written(second, HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(second))));
    }
}
