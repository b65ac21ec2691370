package nl.digitalme.pod.identity;

import java.time.Duration;

/**
 * Remembers which proofs were used, as long as their {@code iat} is acceptable (RFC 9449 section 11.1). Keeps 128 bits
 * of a hash for each in two tables that take turns, so each is kept for one window at least and for three at most.
 * Never forgets under pressure, since that would let a replay through; says {@link Outcome#FULL} instead.
 */
final class ReplayGuard {
    private static final int SEGMENTS = 64; // each with a lock of its own, and small enough to grow without a pause

    private final Segment[] segments = new Segment[SEGMENTS];

    /**
     * @param window how long a proof stays acceptable after it was first seen
     * @param limit how many proofs are remembered at most in one window
     */
    ReplayGuard(Duration window, int limit) {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment(window.toMillis(), Math.max(1, limit / SEGMENTS));
        }
    }

    enum Outcome {
        FRESH,
        SEEN,
        FULL
    }

    /** Remembers a proof, unless it was seen before. {@code high} and {@code low} are bits of a cryptographic hash. */
    Outcome remember(long high, long low, long nowMillis) {
        return segments[(int) (high >>> 58)].remember(high, low, nowMillis);
    }

    private static final class Segment {
        private final long window;
        private final int limit;
        private HashTable current = new HashTable();
        private HashTable previous = new HashTable();
        private long since;

        Segment(long window, int limit) {
            this.window = window;
            this.limit = limit;
        }

        synchronized Outcome remember(long high, long low, long now) {
            rotate(now);
            if (previous.contains(high, low) || current.contains(high, low)) {
                return Outcome.SEEN;
            }
            if (current.size() >= limit) {
                return Outcome.FULL;
            }
            current.add(high, low);
            return Outcome.FRESH;
        }

        // A clock that steps back keeps what is there longer, which is the safe side.
        private void rotate(long now) {
            if (now - since < window) {
                return;
            }
            previous = now - since < 2 * window ? current : new HashTable();
            current = new HashTable();
            since = now;
        }
    }

    /** A set of 128-bit values in one array, two longs each; all zeros marks a free place. */
    private static final class HashTable {
        private long[] slots = new long[32];
        private int size;

        int size() {
            return size;
        }

        boolean contains(long high, long low) {
            return slots[place(slots, high, low)] != 0;
        }

        void add(long high, long low) {
            if (size * 3 >= slots.length) { // two thirds full
                grow();
            }
            put(slots, high, low);
            size++;
        }

        private void grow() {
            long[] larger = new long[slots.length * 2];
            for (int i = 0; i < slots.length; i += 2) {
                if (slots[i] != 0) {
                    put(larger, slots[i], slots[i + 1]);
                }
            }
            slots = larger;
        }

        private static void put(long[] into, long high, long low) {
            int place = place(into, high, low);
            into[place] = marked(high);
            into[place + 1] = low;
        }

        // Where the value stands, or the free place where it belongs. The array is never full.
        private static int place(long[] slots, long high, long low) {
            int mask = slots.length - 1;
            int at = (int) (low << 1) & mask;
            while (slots[at] != 0 && !(slots[at] == marked(high) && slots[at + 1] == low)) {
                at = (at + 2) & mask;
            }
            return at;
        }

        // One bit of the hash is given up so that a taken place is never zero.
        private static long marked(long high) {
            return high | 1;
        }
    }
}
