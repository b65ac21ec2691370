package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.store.Edit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a pod may hold, as its users see it. */
class QuotaTest {
    private static final long QUOTA = 300_000;

    @RegisterExtension
    static final TestPods PODS =
            TestPods.with(config -> config.with(new PodProtocol.Settings(BodyLimits.DEFAULT, 1 << 20, QUOTA)));

    private Http alice;

    @BeforeEach
    void logIn() {
        PODS.empty("alice");
        allow(QUOTA);
        alice = PODS.as("alice");
    }

    private static void allow(long bytes) {
        TestPods.await(PODS.store().commit(Edit.of("alice", new Edit.Allow("alice", bytes))));
    }

    private static long used() {
        return TestPods.await(PODS.store().usage("alice")).used();
    }

    @Test
    void a_new_pod_gets_the_quota_of_the_server() {
        assertEquals(QUOTA, TestPods.await(PODS.store().usage("bob")).allowed());
    }

    // What is sent whole, what streams with its length, and what streams without it.
    @ParameterizedTest
    @CsvSource({"text/turtle, 1", "text/plain, 30000", "video/mp4, 200000"})
    void what_does_not_fit_gets_507_with_the_figures_and_leaves_nothing(String type, int size) {
        assertEquals(201, alice.write("PUT", "/alice/first", "text/plain", "x").status());
        allow(used() + size / 2);

        String body = type.equals("text/turtle") ? "<> a <#X> ." : "x".repeat(size);
        var refused = alice.write("PUT", "/alice/full", type, body);

        assertEquals(507, refused.status(), refused.body());
        assertEquals("application/problem+json", refused.header("Content-Type"));
        JsonObject problem = new JsonObject(refused.body());
        assertEquals(used(), problem.getLong("used"));
        assertEquals(size / 2, problem.getLong("left"));
        assertTrue(problem.getString("detail").contains("is full"), refused.body());
        assertEquals(404, alice.get("/alice/full").status());
    }

    @Test
    void post_and_patch_are_counted_as_well() {
        alice.put("/alice/doc", "<> a <#X> .");
        allow(used());
        String patch = """
                @prefix solid: <http://www.w3.org/ns/solid/terms#>.
                _:p a solid:InsertDeletePatch; solid:inserts { <> a <#Y> }.
                """;

        assertEquals(507, alice.write("POST", "/alice/", "text/turtle", "").status());
        assertEquals(507, alice.write("PATCH", "/alice/doc", "text/n3", patch).status());
        assertFalse(alice.get("/alice/doc").body().contains("#Y"));
        allow(QUOTA);
        assertEquals(204, alice.write("PATCH", "/alice/doc", "text/n3", patch).status());
    }

    @Test
    void a_full_pod_can_be_read_emptied_and_then_written_again() {
        alice.send("PUT", "/alice/film", new byte[150_000], "Content-Type", "video/mp4");
        assertEquals(
                507,
                alice.send("PUT", "/alice/more", new byte[150_000], "Content-Type", "video/mp4")
                        .status());

        assertEquals(
                204,
                alice.send("PUT", "/alice/film", new byte[250_000], "Content-Type", "video/mp4")
                        .status());
        assertEquals(200, alice.get("/alice/film").status());
        assertEquals(204, alice.delete("/alice/film").status());
        assertEquals(
                201,
                alice.send("PUT", "/alice/more", new byte[150_000], "Content-Type", "video/mp4")
                        .status());
    }

    @Test
    void the_owner_and_nobody_else_finds_the_figures_in_the_storage_description() {
        String description = alice.get("/alice/.well-known/solid").body();

        assertTrue(description.contains("<DAV:quota-used-bytes> " + used()), description);
        assertTrue(description.contains("<DAV:quota-available-bytes> " + (QUOTA - used())), description);
        assertFalse(PODS.as("bob").get("/alice/.well-known/solid").body().contains("quota"));
        assertFalse(PODS.anybody().get("/alice/.well-known/solid").body().contains("quota"));
    }
}
