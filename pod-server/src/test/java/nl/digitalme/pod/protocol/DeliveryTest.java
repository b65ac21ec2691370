package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.vocab.VocabFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static String decision() {
        try {
            return Files.readString(VocabFiles.file("/demo/katja/official/uwv/decision-2025-10.ttl"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Http alice() {
        return PODS.as("alice");
    }

    @Test
    void a_delivery_that_breaks_its_shape_gets_all_errors_in_words_and_changes_nothing() {
        String broken = decision().replaceAll("dm:amount", "dm:sum").replaceAll("dm:concerns", "dm:about");

        Http.Answer refused = alice().put("/alice/official/uwv/decision", broken);

        assertEquals(422, refused.status(), refused.body());
        JsonArray errors = new JsonObject(refused.body()).getJsonArray("errors");
        assertFalse(errors.isEmpty());
        for (Object error : errors) {
            assertFalse(((JsonObject) error)
                    .getJsonObject("message")
                    .getString("nl")
                    .isBlank());
        }
        assertEquals(404, alice().get("/alice/official/uwv/decision").status());
    }

    @Test
    void a_patch_cannot_make_a_delivery_break_its_shape() {
        assertEquals(201, alice().put("/alice/official/uwv/good", decision()).status());
        String text =
                alice().get("/alice/official/uwv/good", "Accept", "text/turtle").body();

        Http.Answer refused = alice().write(
                        "PATCH",
                        "/alice/official/uwv/good",
                        "application/sparql-update",
                        "DELETE WHERE { ?d <https://w3id.org/digital-me/ns#concerns> ?who }");

        assertEquals(422, refused.status(), refused.body());
        assertEquals(
                text,
                alice().get("/alice/official/uwv/good", "Accept", "text/turtle").body());
        assertEquals(
                204,
                alice().write(
                                "PATCH",
                                "/alice/official/uwv/good",
                                "text/n3",
                                N3PatchTest.patch("solid:inserts { <#x> v:remark \"seen\" }"))
                        .status());
    }

    @Test
    void elsewhere_in_the_pod_nothing_needs_to_fit() {
        String broken = decision().replaceAll("dm:amount", "dm:sum");

        assertEquals(201, alice().put("/alice/notes/decision", broken).status());
    }
}
