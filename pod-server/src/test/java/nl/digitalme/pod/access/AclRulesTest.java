package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.junit.jupiter.api.Test;

class AclRulesTest {
    private static final String ROOT_CONTROL =
            "[] a acl:Authorization ; acl:agent <https://people.example/anna> ; acl:accessTo <./> ; acl:mode acl:Control .";
    private final AclRules rules = AclRules.of(PodWithRules.ADDRESSES);

    private void check(String acl, String turtle) {
        String text = "@prefix acl: <http://www.w3.org/ns/auth/acl#> .\n" + turtle;
        ResourceId id = PodWithRules.id(acl);
        rules.check(id, RdfDocument.parse(Buffer.buffer(text), RdfFormat.TURTLE, PodWithRules.ADDRESSES.iri(id)));
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
    void rules_have_no_rules_of_their_own() {
        assertEquals(422, refusal("anna/notes/.acl.acl", "").status());
        assertEquals(422, refusal("anna/notes/.meta.acl", "").status());
    }
}
