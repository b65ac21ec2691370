package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.store.Content;
import org.junit.jupiter.api.Test;

class AclRulesTest {
    private static final String ROOT_CONTROL =
            "[] a acl:Authorization ; acl:agent <https://people.example/anna> ; acl:accessTo <./> ; acl:mode acl:Control .";
    private final AclRules rules = AclRules.of(PodWithRules.ADDRESSES);

    private void check(String acl, String turtle) {
        String text = "@prefix acl: <http://www.w3.org/ns/auth/acl#> .\n" + turtle;
        rules.check(PodWithRules.id(acl), new Content.Inline("text/turtle", Buffer.buffer(text)));
    }

    private PodProblem refusal(String acl, String turtle) {
        return assertThrows(PodProblem.class, () -> check(acl, turtle));
    }

    @Test
    void the_root_must_give_somebody_control() {
        assertDoesNotThrow(() -> check("anna/.acl", ROOT_CONTROL));
        assertEquals(422, refusal("anna/.acl", "").status());
        assertTrue(refusal("anna/.acl", "").toString().contains("acl:Control"));
        assertEquals(
                422,
                refusal("anna/.acl", ROOT_CONTROL.replace("acl:Control", "acl:Write"))
                        .status());
        assertEquals(
                422,
                refusal("anna/.acl", ROOT_CONTROL.replace("accessTo", "default"))
                        .status());
        assertEquals(
                422,
                refusal("anna/.acl", ROOT_CONTROL.replace("<./>", "<./notes/>")).status());
        assertEquals(
                422,
                refusal("anna/.acl", ROOT_CONTROL.replace("acl:agent ", "acl:origin "))
                        .status());
    }

    @Test
    void rules_below_the_root_may_give_nobody_anything() {
        assertDoesNotThrow(() -> check("anna/notes/.acl", ""));
        assertDoesNotThrow(() -> check("anna/notes/march.acl", "<#a> a acl:Authorization ."));
    }

    @Test
    void rules_that_do_not_parse_are_refused() {
        assertEquals(400, refusal("anna/notes/.acl", "<#a> a acl:Authorization").status());
        assertEquals(400, refusal("anna/.acl", ROOT_CONTROL + " and more").status());
        Content png = new Content.Inline("image/png", Buffer.buffer("x"));
        assertEquals(
                422,
                assertThrows(PodProblem.class, () -> rules.check(PodWithRules.id("anna/.acl"), png))
                        .status());
    }

    @Test
    void rules_longer_than_can_be_read_in_a_moment_are_refused() {
        assertEquals(
                413,
                refusal("anna/notes/.acl", "#".repeat((int) AclRules.MAX_BYTES)).status());
    }

    @Test
    void rules_have_no_rules_of_their_own() {
        assertEquals(422, refusal("anna/notes/.acl.acl", "").status());
        assertEquals(422, refusal("anna/notes/.meta.acl", "").status());
    }
}
