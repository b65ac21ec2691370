package nl.digitalme.pod.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down guessing. Counts wrong secrets per client and sender, so that a stranger who fails on purpose locks nobody
 * else out, and per sender, so that trying many ids does not help either.
 */
public final class Throttle {
    private static final int PER_CLIENT = 10;
    private static final int PER_SENDER = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_COUNTED = 100_000;

    private final Cache<String, AtomicInteger> failures;

    public Throttle(Ticker ticker) {
        failures = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MAX_COUNTED)
                .ticker(ticker)
                .build();
    }

    /** False after too many failures in the last minute. */
    public boolean allows(String sender, String client) {
        return count(pair(sender, client)) < PER_CLIENT && count(sender) < PER_SENDER;
    }

    public void failed(String sender, String client) {
        failures.get(pair(sender, client), unused -> new AtomicInteger()).incrementAndGet();
        failures.get(sender, unused -> new AtomicInteger()).incrementAndGet();
    }

    private int count(String key) {
        AtomicInteger counted = failures.getIfPresent(key);
        return counted == null ? 0 : counted.get();
    }

    private static String pair(String sender, String client) {
        return sender + " " + SystemDocuments.hashed(client);
    }
}
