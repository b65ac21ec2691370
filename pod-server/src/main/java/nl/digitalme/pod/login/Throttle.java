package nl.digitalme.pod.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;

/**
 * Slows down guessing. Failures are counted for a sender with a name (an e-mail address, a client), for a sender with
 * any names, and for a name from all senders together; after some free tries each further failure doubles the time
 * until the next try. The owner of a name is not locked out by strangers: what a sender and name have failed together
 * holds up only them, what strangers do with a name holds up others for half a minute at most, and not at all who
 * logged in from the same address before. Knows nothing after a restart, and never more than a fixed number of senders.
 */
public final class Throttle {
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int MAX_COUNTED = 100_000;
    private static final int MAX_DOUBLED = 20;

    private static final Patience SENDER_AND_NAME = new Patience(10, Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final Patience SENDER = new Patience(100, Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final Patience NAME = new Patience(50, Duration.ofSeconds(2), Duration.ofSeconds(30));
    private static final Patience REGISTRATIONS = new Patience(30, Duration.ofMinutes(1), Duration.ofHours(1));

    private final Ticker ticker;
    private final Patience together;
    private final Cache<String, Failures> failures;
    private final Cache<String, Boolean> known;

    /** For wrong passwords and secrets. */
    public Throttle(Ticker ticker) {
        this(ticker, SENDER_AND_NAME);
    }

    private Throttle(Ticker ticker, Patience together) {
        this.ticker = ticker;
        this.together = together;
        this.failures = Caffeine.newBuilder()
                .expireAfterWrite(FORGOTTEN)
                .maximumSize(MAX_COUNTED)
                .ticker(ticker)
                .build();
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN)
                .maximumSize(MAX_COUNTED)
                .ticker(ticker)
                .build();
    }

    /** For new accounts, where every one counts as a failure: whole households and offices share an address. */
    public static Throttle forRegistrations(Ticker ticker) {
        return new Throttle(ticker, REGISTRATIONS);
    }

    /** How many failures are free, how long the next one makes wait, and the longest that it gets. */
    private record Patience(int free, Duration first, Duration longest) {
        long nanos(int count) {
            if (count < free) {
                return 0;
            }
            int doubled = Math.min(count - free, MAX_DOUBLED);
            return Math.min(first.toNanos() << doubled, longest.toNanos());
        }
    }

    private record Failures(int count, long last) {}

    /** False while the sender has to wait before it may try this name. */
    public boolean allows(String sender, String name) {
        String from = network(sender);
        String pair = pair(from, name);
        boolean free = isOver(pair, together) && isOver(from, SENDER);
        return free && (known.getIfPresent(pair) != null || isOver(nameKey(name), NAME));
    }

    public void failed(String sender, String name) {
        String from = network(sender);
        count(pair(from, name));
        count(from);
        count(nameKey(name));
    }

    /** Somebody showed the right secret: what they mistyped before is forgotten, and strangers hold them up no more. */
    public void succeeded(String sender, String name) {
        String pair = pair(network(sender), name);
        failures.invalidate(pair);
        known.put(pair, true);
    }

    private boolean isOver(String key, Patience patience) {
        Failures counted = failures.getIfPresent(key);
        return counted == null || ticker.read() - counted.last() >= patience.nanos(counted.count());
    }

    private void count(String key) {
        Map<String, Failures> all = failures.asMap();
        all.merge(key, new Failures(1, ticker.read()), (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    // Whoever has an IPv6 address has all of its /64 (RFC 4291 section 2.5.4).
    private static String network(String sender) {
        if (!sender.contains(":")) {
            return sender;
        }
        String[] groups = sender.split("%", 2)[0].split(":", -1);
        return groups.length < 8 ? sender : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    private static String nameKey(String name) {
        return "name " + SystemDocuments.hashed(name);
    }

    private static String pair(String sender, String name) {
        return sender + " " + SystemDocuments.hashed(name);
    }
}
