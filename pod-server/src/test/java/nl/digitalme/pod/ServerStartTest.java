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

    @Test
    void alice_writes_lists_and_deletes_while_bob_gets_403_and_nobody_401() {
        assertEquals(
                201,
                PODS.as("alice").put("/alice/notes/march", "<> a <#Note> .").status());
        assertEquals(200, PODS.as("alice").get("/alice/notes/").status());
        assertEquals(403, PODS.as("bob").get("/alice/notes/march").status());
        assertEquals(401, PODS.anybody().get("/alice/notes/march").status());
        assertEquals(204, PODS.as("alice").delete("/alice/notes/march").status());
        assertEquals(404, PODS.as("alice").get("/alice/notes/march").status());
        assertEquals(403, PODS.as("bob").get("/alice/notes/march").status());
        assertEquals(401, PODS.anybody().get("/alice/notes/march").status());
    }
}
