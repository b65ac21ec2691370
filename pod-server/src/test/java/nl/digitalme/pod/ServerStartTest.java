package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerStartTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @Test
    void a_server_is_ready_when_it_has_started() {
        assertEquals(200, PODS.anybody().get("/.health/ready").status());
    }

    @Test
    void everybody_can_read_a_profile() {
        var profile = PODS.anybody().get("/alice/profile/card");

        assertEquals(200, profile.status(), profile.body());
    }
}
