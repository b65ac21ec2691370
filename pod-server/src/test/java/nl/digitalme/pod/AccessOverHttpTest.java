package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may send what: one table of caller, grants, method and target, spoken over HTTP. */
class AccessOverHttpTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static final AtomicInteger CONTAINERS = new AtomicInteger();
    private static final String PREFIX = "@prefix acl: <http://www.w3.org/ns/auth/acl#> .\n";
    private static final String INSERT = "inserts { <#it> <https://example.org/more> 2 }";
    private static final String DELETE = "deletes { <#it> <https://example.org/is> 1 }";

    /**
     * A container of alice's with a document in it. {@code here} is granted on the container, {@code below} on what is in
     * it; the last two columns are the answers for the document that is there and for one that is not.
     */
    @ParameterizedTest(name = "{0} with {1} and {2}: {3} {4} is {5}, {6}")
    @CsvSource(delimiter = '|', textBlock = """
            # who   | here | below | method  | of       | there | not there
            # Nobody gets in without a rule, and cannot tell whether something is there
            nobody  | -    | -     | GET     | doc      | 401   | 401
            nobody  | -    | -     | HEAD    | doc      | 401   | 401
            nobody  | -    | -     | PUT     | doc      | 401   | 401
            nobody  | -    | -     | PATCH+  | doc      | 401   | 401
            nobody  | -    | -     | PATCH-  | doc      | 401   | 401
            nobody  | -    | -     | DELETE  | doc      | 401   | 401
            nobody  | -    | -     | POST    | box      | 401   | 401
            nobody  | -    | -     | GET     | doc.acl  | 401   | 401
            nobody  | -    | -     | GET     | doc.meta | 401   | 401
            bob     | -    | -     | GET     | doc      | 403   | 403
            bob     | -    | -     | HEAD    | doc      | 403   | 403
            bob     | -    | -     | PUT     | doc      | 403   | 403
            bob     | -    | -     | PATCH+  | doc      | 403   | 403
            bob     | -    | -     | PATCH-  | doc      | 403   | 403
            bob     | -    | -     | DELETE  | doc      | 403   | 403
            bob     | -    | -     | POST    | box      | 403   | 403
            bob     | -    | -     | GET     | box      | 403   | 403
            bob     | -    | -     | GET     | doc.acl  | 403   | 403
            bob     | -    | -     | PUT     | doc.acl  | 403   | 403
            bob     | -    | -     | DELETE  | doc.acl  | 403   | 403
            bob     | -    | -     | GET     | doc.meta | 403   | 403
            # Read
            bob     | -    | R     | GET     | doc      | 200   | 404
            bob     | -    | R     | HEAD    | doc      | 200   | 404
            bob     | -    | R     | PUT     | doc      | 403   | 403
            bob     | -    | R     | PATCH+  | doc      | 403   | 403
            bob     | -    | R     | DELETE  | doc      | 403   | 403
            bob     | R    | -     | GET     | doc      | 403   | 403
            bob     | R    | -     | GET     | box      | 200   | 403
            bob     | -    | R     | GET     | box      | 403   | 404
            public  | -    | R     | GET     | doc      | 200   | 404
            public  | -    | R     | PUT     | doc      | 401   | 401
            # Append: adds, takes nothing away
            bob     | A    | A     | GET     | doc      | 403   | 403
            bob     | A    | A     | PUT     | doc      | 403   | 201
            bob     | -    | A     | PUT     | doc      | 403   | 403
            bob     | A    | -     | PUT     | doc      | 403   | 403
            bob     | A    | -     | POST    | box      | 201   | 403
            bob     | A    | A     | PATCH+  | doc      | 204   | 201
            bob     | A    | A     | PATCH-  | doc      | 403   | 403
            bob     | A    | A     | DELETE  | doc      | 403   | 403
            public  | A    | -     | POST    | box      | 201   | 401
            # Write
            bob     | -    | W     | PUT     | doc      | 204   | 403
            bob     | A    | W     | PUT     | doc      | 204   | 201
            bob     | W    | W     | PUT     | doc      | 204   | 201
            bob     | A    | W     | PATCH+  | doc      | 204   | 201
            bob     | A    | RW    | PATCH-  | doc      | 204   | 409
            bob     | W    | W     | DELETE  | doc      | 204   | 403
            bob     | RW   | RW    | DELETE  | doc      | 204   | 404
            bob     | -    | W     | DELETE  | doc      | 403   | 403
            bob     | A    | W     | DELETE  | doc      | 403   | 403
            bob     | W    | -     | DELETE  | doc      | 403   | 403
            bob     | W    | W     | GET     | doc      | 403   | 403
            bob     | RW   | RW    | GET     | doc.acl  | 403   | 403
            bob     | RW   | RW    | PUT     | doc.acl  | 403   | 403
            bob     | RW   | RW    | DELETE  | doc.acl  | 403   | 403
            bob     | RAW  | RAW   | GET     | doc.meta | 404   | 404
            # Control: the rules, and nothing but the rules
            bob     | C    | C     | GET     | doc      | 403   | 403
            bob     | C    | C     | PUT     | doc      | 403   | 403
            bob     | C    | C     | GET     | doc.acl  | 404   | 404
            bob     | -    | C     | PUT     | doc.acl  | 201   | 409
            bob     | C    | -     | PUT     | doc.acl  | 403   | 403
            # The owner, whatever the rules say
            alice   | -    | -     | GET     | doc      | 200   | 404
            alice   | -    | -     | PUT     | doc      | 204   | 201
            alice   | -    | -     | PATCH-  | doc      | 204   | 409
            alice   | -    | -     | DELETE  | doc      | 204   | 404
            alice   | -    | -     | GET     | doc.acl  | 404   | 404
            alice   | -    | -     | PUT     | doc.acl  | 201   | 409
            alice   | -    | -     | POST    | box      | 201   | 404
            """)
    void answers(String who, String here, String below, String method, String of, int there, int notThere) {
        assertEquals(there, send(who, method, target(container(who, here, below), of, "doc")), "there");
        assertEquals(notThere, send(who, method, target(container(who, here, below), of, "missing")), "not there");
    }

    @Test
    void wac_allow_tells_a_caller_what_he_and_everyone_may_do() {
        String box = container("bob", "R", "RW");
        Http.Answer bob = PODS.as("bob").head(box + "doc");
        assertEquals("user=\"read append write\",public=\"\"", bob.header("WAC-Allow"));
        Http.Answer alice = PODS.as("alice").head(container("public", "-", "R") + "doc");
        assertEquals("user=\"read append write control\",public=\"read\"", alice.header("WAC-Allow"));
    }

    @Test
    void a_refusal_has_the_same_body_whether_something_is_there_or_not() {
        String box = container("bob", "-", "-");
        Http.Answer there = PODS.as("bob").get(box + "doc");
        Http.Answer notThere = PODS.as("bob").get(box + "missing");
        assertEquals(403, there.status());
        assertEquals(withoutRequestId(there), withoutRequestId(notThere));
        assertEquals(there.headers().keySet(), notThere.headers().keySet());
        Http.Answer noPod = PODS.as("bob").get("/nobody/doc");
        assertEquals(403, noPod.status());
    }

    @Test
    void who_is_not_logged_in_is_told_how() {
        Http.Answer refused = PODS.anybody().get(container("bob", "-", "-") + "doc");
        assertEquals(401, refused.status());
        assertTrue(refused.header("WWW-Authenticate").startsWith("DPoP"), refused.header("WWW-Authenticate"));
    }

    @Test
    void a_change_of_rules_holds_for_the_next_request() {
        String box = container("bob", "-", "-");
        for (int i = 0; i < 5; i++) {
            assertEquals(403, PODS.as("bob").get(box + "doc").status());
            grant(box, "bob", "-", "R");
            assertEquals(200, PODS.as("bob").get(box + "doc").status());
            grant(box, "bob", "-", "-");
        }
    }

    @Test
    void rules_that_would_leave_the_pod_to_nobody_are_refused_in_words() {
        Http.Answer refused = PODS.as("alice").put("/alice/.acl", PREFIX);
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("acl:Control"), refused.body());
        String noControl =
                "deletes { <#owner> <http://www.w3.org/ns/auth/acl#mode> <http://www.w3.org/ns/auth/acl#Control> }";
        Http.Answer patched = patch(PODS.as("alice"), "/alice/.acl", noControl);
        assertEquals(422, patched.status(), patched.body());
        assertEquals(405, PODS.as("alice").delete("/alice/.acl").status());
        assertEquals(
                400, PODS.as("alice").put("/alice/.acl", "these are no rules").status());
        assertEquals(
                204,
                PODS.as("alice")
                        .put(container("bob", "-", "-") + ".acl", PREFIX)
                        .status());
    }

    @Test
    void rules_stay_small_enough_to_decide_with() {
        String box = container("bob", "-", "-");
        String most = PREFIX + "#".repeat(64 * 1024 - PREFIX.length());
        assertEquals(204, PODS.as("alice").put(box + ".acl", most).status());
        assertEquals(413, PODS.as("alice").put(box + ".acl", most + "#").status());
        assertEquals(413, patch(PODS.as("alice"), box + ".acl", INSERT).status());
    }

    @Test
    void an_owner_locked_out_by_her_own_rules_still_gets_in() {
        String box = container("bob", "-", "-");
        assertEquals(204, PODS.as("alice").put(box + ".acl", PREFIX).status());
        assertEquals(200, PODS.as("alice").get(box + "doc").status());
        assertEquals(200, PODS.as("alice").get(box + ".acl").status());
    }

    private static String withoutRequestId(Http.Answer answer) {
        return answer.body().replaceFirst("\"requestId\":\"[^\"]*\"", "");
    }

    private static String container(String who, String here, String below) {
        String box = "/alice/box" + CONTAINERS.incrementAndGet() + "/";
        assertEquals(
                201,
                PODS.as("alice")
                        .put(box + "doc", "<#it> <https://example.org/is> 1 .")
                        .status());
        grant(box, who, here, below);
        return box;
    }

    private static void grant(String box, String who, String here, String below) {
        String agent =
                switch (who) {
                    case "public", "nobody" -> "acl:agentClass <http://xmlns.com/foaf/0.1/Agent>";
                    default -> "acl:agent <" + PODS.baseUrl() + who + "/profile/card#me>";
                };
        String rules = PREFIX + rule("accessTo", agent, here) + rule("default", agent, below);
        assertEquals(2, PODS.as("alice").put(box + ".acl", rules).status() / 100);
    }

    private static String rule(String object, String agent, String modes) {
        StringBuilder rule = new StringBuilder();
        for (char mode : modes.replace("-", "").toCharArray()) {
            String name =
                    switch (mode) {
                        case 'R' -> "Read";
                        case 'A' -> "Append";
                        case 'W' -> "Write";
                        default -> "Control";
                    };
            rule.append(
                    "[] a acl:Authorization ; acl:%s <./> ; %s ; acl:mode acl:%s .\n".formatted(object, agent, name));
        }
        return rule.toString();
    }

    private static String target(String box, String of, String name) {
        if (of.equals("box")) {
            return name.equals("doc") ? box : box + "no-such-box/";
        }
        return box + of.replace("doc", name);
    }

    private static int send(String who, String method, String target) {
        Http http = who.equals("nobody") || who.equals("public") ? PODS.anybody() : PODS.as(who);
        Http.Answer answer =
                switch (method) {
                    case "PATCH+" -> patch(http, target, INSERT);
                    case "PATCH-" -> patch(http, target, DELETE);
                    case "PUT", "POST" ->
                        http.write(method, target, "text/turtle", target.endsWith(".acl") ? PREFIX : "");
                    default -> http.send(method, target, new byte[0]);
                };
        return answer.status();
    }

    private static Http.Answer patch(Http http, String target, String change) {
        return http.write(
                "PATCH",
                target,
                "text/n3",
                "@prefix solid: <http://www.w3.org/ns/solid/terms#> . _:p a solid:InsertDeletePatch ; solid:" + change
                        + " .");
    }
}
