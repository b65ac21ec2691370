package nl.digitalme.pod.login.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** So many in an hour for one sender, and so many for all together. */
final class Quota {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MAX_COUNTED = 100_000;
    private static final String ALL = "";

    private final int each;
    private final int all;
    private final Cache<String, AtomicInteger> counts;

    Quota(int each, int all, Ticker ticker) {
        this.each = each;
        this.all = all;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MAX_COUNTED)
                .ticker(ticker)
                .build();
    }

    /** Counts one more; false when that is too many. */
    boolean take(String sender) {
        return count("from " + sender) <= each && count(ALL) <= all;
    }

    private int count(String key) {
        return counts.get(key, unused -> new AtomicInteger()).incrementAndGet();
    }
}
