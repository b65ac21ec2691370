package nl.digitalme.pod.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the front counts. Meters are made once: a request only looks one up in an array. */
public final class Meters {
    private static final String[] METHODS = {"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE", "other"};
    private static final int CLASSES = 5;

    private final Timer[] timers = new Timer[METHODS.length * CLASSES];
    private final Counter turnedAway;
    private final AtomicInteger underWay = new AtomicInteger();

    public Meters(MeterRegistry registry) {
        for (int i = 0; i < timers.length; i++) {
            timers[i] = Timer.builder("http.server.requests")
                    .description("Requests answered, by method and class of status")
                    .tag("method", METHODS[i / CLASSES])
                    .tag("status", (i % CLASSES + 1) + "xx")
                    .serviceLevelObjectives(
                            Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1))
                    .register(registry);
        }
        turnedAway = Counter.builder("http.server.turned.away")
                .description("Requests refused because too many were under way")
                .register(registry);
        Gauge.builder("http.server.under.way", underWay, AtomicInteger::get)
                .description("Requests that wait for their answer")
                .register(registry);
    }

    /** Counts a request in; false when {@code most} are under way already, and then it is not counted. */
    boolean enter(int most) {
        if (underWay.incrementAndGet() <= most) {
            return true;
        }
        underWay.decrementAndGet();
        turnedAway.increment();
        return false;
    }

    void leave(String method, int status, long nanos) {
        underWay.decrementAndGet();
        timers[indexOf(method) * CLASSES + Math.min(Math.max(status / 100, 1), CLASSES) - 1].record(
                nanos, TimeUnit.NANOSECONDS);
    }

    /** How many requests wait for their answer. */
    public int underWay() {
        return underWay.get();
    }

    private static int indexOf(String method) {
        for (int i = 0; i < METHODS.length - 1; i++) {
            if (METHODS[i].equals(method)) {
                return i;
            }
        }
        return METHODS.length - 1;
    }
}
