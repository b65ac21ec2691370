package nl.digitalme.pod.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String OFFICE = "192.0.2.2";
    private static final String ANNA = "anna@example.org";

    private long nanos;
    private final Throttle throttle = new Throttle(() -> nanos);

    @Test
    void after_ten_wrong_guesses_each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail(HOME, ANNA, 10);

        assertEquals(60, secondsUntilAllowed(HOME));
        fail(HOME, ANNA, 1);
        assertEquals(120, secondsUntilAllowed(HOME));
        fail(HOME, ANNA, 50);
        assertEquals(15 * 60, secondsUntilAllowed(HOME));
    }

    @Test
    void a_stranger_who_fails_on_purpose_holds_up_others_for_half_a_minute_at_most() {
        for (int i = 0; i < 500; i++) {
            throttle.failed("198.51.100." + i % 250, ANNA);
        }

        assertTrue(secondsUntilAllowed(HOME) <= 30);
    }

    @Test
    void who_logged_in_from_an_address_before_is_not_held_up_by_strangers_at_all() {
        throttle.succeeded(HOME, ANNA);
        for (int i = 0; i < 500; i++) {
            throttle.failed("198.51.100." + i % 250, ANNA);
        }

        assertTrue(throttle.allows(HOME, ANNA));
        assertFalse(throttle.allows(OFFICE, ANNA));
    }

    @Test
    void the_right_password_forgets_the_wrong_ones_before() {
        fail(HOME, ANNA, 9);
        throttle.succeeded(HOME, ANNA);
        fail(HOME, ANNA, 9);

        assertTrue(throttle.allows(HOME, ANNA));
    }

    @Test
    void trying_many_names_from_one_address_is_slowed_down_too() {
        for (int i = 0; i < 100; i++) {
            throttle.failed(HOME, "name" + i);
        }

        assertFalse(throttle.allows(HOME, "another"));
        assertTrue(throttle.allows(OFFICE, "another"));
    }

    @Test
    void all_addresses_of_one_network_of_ipv6_are_one_sender() {
        fail("2001:db8:0:1:0:0:0:1", ANNA, 10);

        assertFalse(throttle.allows("2001:db8:0:1:a:b:c:d", ANNA));
        assertTrue(throttle.allows("2001:db8:0:2:0:0:0:1", ANNA));
    }

    private void fail(String sender, String name, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(sender, name);
        }
    }

    private long secondsUntilAllowed(String sender) {
        long waited = 0;
        while (!throttle.allows(sender, ANNA)) {
            nanos += Duration.ofSeconds(1).toNanos();
            waited++;
        }
        return waited;
    }
}
