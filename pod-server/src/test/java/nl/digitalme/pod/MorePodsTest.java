package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.login.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account with two pods: two storages side by side, each with an owner and rules of its own. */
class MorePodsTest {
    private static final Seed SEED = Seed.parse(Buffer.buffer("""
            {"accounts": [{"email": "katja@example.org", "pods": [{"name": "home"}, {"name": "work"}],
              "clientCredentials": [{"id": "katja-client", "secret": "katja-secret"}]}]}"""));

    @RegisterExtension
    static final TestPods PODS = TestPods.with(
            config -> config.with(new PodServerConfig.Identity(Optional.of(SEED), Optional.empty(), Set.of(), false)));

    private static boolean isStorage(Http.Answer answer) {
        return answer.all("Link").contains("<http://www.w3.org/ns/pim/space#Storage>; rel=\"type\"");
    }

    @Test
    void each_pod_is_a_storage_with_a_webid_that_names_it_and_no_other() {
        Http katja = Http.loggedIn(PODS.baseUrl(), "katja-client", "katja-secret");

        assertTrue(isStorage(katja.get("/home/")));
        assertFalse(isStorage(katja.get("/home/inbox/")));
        for (String pod : new String[] {"home", "work"}) {
            assertEquals(200, PODS.anybody().get("/" + pod + "/profile/card").status());
            String described =
                    PODS.anybody().get("/" + pod + "/.well-known/solid").body();
            String root = PODS.baseUrl() + pod + "/";
            assertTrue(described.contains("<" + root + "> a <http://www.w3.org/ns/pim/space#Storage>"), described);
            assertTrue(described.contains("owner> <" + root + "profile/card#me>"), described);
        }
    }

    @Test
    void who_comes_as_the_owner_of_one_pod_has_in_the_other_what_its_rules_give() {
        Http katja = Http.loggedIn(PODS.baseUrl(), "katja-client", "katja-secret");

        assertEquals(201, katja.put("/home/note", "").status());
        assertEquals(403, katja.put("/work/note", "").status());
        assertEquals(403, katja.get("/work/").status());
    }
}
