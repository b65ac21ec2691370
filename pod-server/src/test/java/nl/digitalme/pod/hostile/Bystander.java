package nl.digitalme.pod.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.digitalme.pod.Http;

/** Somebody with an ordinary wish, again and again while others attack. */
final class Bystander {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Set<Integer> answers = new ConcurrentSkipListSet<>();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    private Bystander(Http http) {
        thread = new Thread(() -> ask(http), "bystander");
        thread.setDaemon(true);
    }

    static Bystander near(Http http) {
        Bystander bystander = new Bystander(http);
        bystander.thread.start();
        return bystander;
    }

    private void ask(Http http) {
        try {
            while (!over) {
                long began = System.nanoTime();
                answers.add(http.get("/alice/profile/card").status());
                slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
                asked.incrementAndGet();
                Thread.sleep(PAUSE.toMillis()); // an ordinary client is in no hurry
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (AssertionError broken) {
            answers.add(0);
        }
    }

    void assertServed() throws InterruptedException {
        over = true;
        thread.join();
        assertEquals(Set.of(200), answers);
        assertTrue(asked.get() > 0);
        assertTrue(slowest.get() < LONGEST_WAIT, slowest + " ns for one answer");
    }
}
