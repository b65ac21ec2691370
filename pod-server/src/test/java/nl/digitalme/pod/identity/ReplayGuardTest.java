package nl.digitalme.pod.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import nl.digitalme.pod.identity.ReplayGuard.Outcome;

class ReplayGuardTest {
    private static final long WINDOW = 120_000;

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void what_was_seen_within_the_window_is_never_fresh(
            @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> values,
            @ForAll @Size(value = 200) List<@LongRange(max = WINDOW / 4) Long> steps) {
        ReplayGuard guard = new ReplayGuard(Duration.ofMillis(WINDOW), 64 * 1000);
        Map<Integer, Long> seen = new HashMap<>();
        long now = 1_700_000_000_000L;
        for (int i = 0; i < values.size(); i++) {
            now += steps.get(i);
            int value = values.get(i);
            Outcome outcome = remember(guard, value, now);
            Long before = seen.get(value);
            if (before == null || now - before >= 3 * WINDOW) {
                assertEquals(Outcome.FRESH, outcome);
            } else if (now - before < WINDOW) {
                assertEquals(Outcome.SEEN, outcome);
            }
            if (outcome == Outcome.FRESH) {
                seen.put(value, now);
            }
        }
    }

    @Property(tries = 20)
    void many_values_are_all_kept_and_none_is_taken_for_another(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int count) {
        ReplayGuard guard = new ReplayGuard(Duration.ofMillis(WINDOW), 64 * 20_000);
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = random.longs(2L * count).toArray();

        for (int i = 0; i < count; i++) {
            assertEquals(Outcome.FRESH, guard.remember(values[2 * i], values[2 * i + 1], 1000));
        }
        for (int i = 0; i < count; i++) {
            assertEquals(Outcome.SEEN, guard.remember(values[2 * i], values[2 * i + 1], 1000));
        }
    }

    @Property(tries = 50)
    void a_full_guard_refuses_new_values_and_still_knows_the_old(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int perSegment) {
        ReplayGuard guard = new ReplayGuard(Duration.ofMillis(WINDOW), 64 * perSegment);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Long> accepted = new HashMap<>();
        boolean full = false;
        for (int i = 0; i < 64 * perSegment * 2; i++) {
            long high = random.nextLong();
            long low = random.nextLong();
            Outcome outcome = guard.remember(high, low, 1000);
            full |= outcome == Outcome.FULL;
            if (outcome == Outcome.FRESH) {
                accepted.put(high, low);
            }
        }
        assertTrue(full);
        assertTrue(accepted.size() <= 64 * perSegment);
        accepted.forEach((high, low) -> assertEquals(Outcome.SEEN, guard.remember(high, low, 1000)));
    }

    @Property(tries = 200)
    void a_clock_that_steps_back_lets_nothing_through(@ForAll @LongRange(min = 1, max = 1_000_000_000L) long back) {
        ReplayGuard guard = new ReplayGuard(Duration.ofMillis(WINDOW), 64_000);
        long now = 1_700_000_000_000L;
        assertEquals(Outcome.FRESH, remember(guard, 1, now));
        assertEquals(Outcome.SEEN, remember(guard, 1, now - back));
        assertEquals(Outcome.SEEN, remember(guard, 1, now));
    }

    private static Outcome remember(ReplayGuard guard, int value, long now) {
        SplittableRandom spread = new SplittableRandom(value);
        return guard.remember(spread.nextLong(), spread.nextLong(), now);
    }
}
