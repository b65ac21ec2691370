package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ACL resources and what authorizations say, requirement by requirement of WAC 1.0.0, over HTTP. */
class AclOverHttpTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;
    private Http bob;

    @BeforeEach
    void aNote() {
        PODS.empty("alice");
        alice = PODS.as("alice");
        bob = PODS.as("bob");
        alice.put("/alice/box/note", "<> a <#Note> .");
    }

    private Http.Answer rules(String acl, String authorizations) {
        return alice.put(
                acl,
                "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>.\n"
                        + authorizations.replace("BOB", "<" + PODS.baseUrl() + "bob/profile/card#me>"));
    }

    private static String wac(Http.Answer answer) {
        return answer.header("WAC-Allow");
    }

    // Section 4.1
    @Test
    void an_acl_is_found_by_link_is_absent_until_written_and_is_turtle_however_it_was_written() {
        assertTrue(alice.head("/alice/box/note")
                .all("Link")
                .contains("<" + PODS.baseUrl() + "alice/box/note.acl>; rel=\"acl\""));
        assertEquals(404, alice.get("/alice/box/note.acl").status());
        String json = """
                [{"@id": "#bob", "@type": "http://www.w3.org/ns/auth/acl#Authorization",
                  "http://www.w3.org/ns/auth/acl#agent": {"@id": "%sbob/profile/card#me"},
                  "http://www.w3.org/ns/auth/acl#accessTo": {"@id": "note"},
                  "http://www.w3.org/ns/auth/acl#mode": {"@id": "http://www.w3.org/ns/auth/acl#Read"}}]
                """.formatted(PODS.baseUrl());
        assertEquals(
                201,
                alice.write("PUT", "/alice/box/note.acl", "application/ld+json", json)
                        .status());

        assertEquals(200, bob.get("/alice/box/note").status());
        var turtle = alice.get("/alice/box/note.acl", "Accept", "text/turtle");
        assertEquals(200, turtle.status());
        assertTrue(turtle.body().contains("bob/profile/card#me"), turtle.body());
        assertEquals(
                200, alice.head("/alice/box/note.acl", "Accept", "text/turtle").status());
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 'rules', 415",
        "text/n3, '<#a> a <#b> .', 415",
        "text/turtle, '<#a> a', 400",
        "image/png, x, 415",
        "application/ld+json, '{', 400"
    })
    void an_acl_is_rdf_that_parses(String type, String body, int status) {
        assertEquals(
                status, alice.write("PUT", "/alice/box/note.acl", type, body).status());
        assertEquals(404, alice.get("/alice/box/note.acl").status());
    }

    @Test
    void the_root_has_rules_always_and_they_give_control_always() {
        assertEquals(200, alice.get("/alice/.acl").status());
        assertEquals(405, alice.delete("/alice/.acl").status());
        assertFalse(alice.head("/alice/.acl").header("Allow").contains("DELETE"));
        assertEquals(422, rules("/alice/.acl", "").status());
    }

    @Test
    void rules_have_no_rules_of_their_own_and_link_to_none() {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode acl:Read .");

        assertEquals(409, rules("/alice/box/note.acl.acl", "").status());
        assertTrue(
                alice.get("/alice/box/note.acl").all("Link").stream().noneMatch(link -> link.contains("rel=\"acl\"")));
    }

    // Sections 4.2 and 5.3.1: Control is Control and nothing else.
    @Test
    void who_controls_reads_and_writes_the_rules_and_not_the_resource() {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode acl:Control .");

        assertEquals(403, bob.get("/alice/box/note").status());
        var acl = bob.get("/alice/box/note.acl");
        assertEquals(200, acl.status());
        assertEquals(204, bob.put("/alice/box/note.acl", acl.body()).status());
        assertEquals(204, bob.delete("/alice/box/note.acl").status());
        assertEquals(403, bob.get("/alice/box/note.acl").status());
    }

    @Test
    void who_may_do_anything_but_control_gets_nothing_of_the_rules() {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode acl:Read, acl:Write .");

        assertEquals(200, bob.get("/alice/box/note").status());
        assertEquals(403, bob.get("/alice/box/note.acl").status());
        assertEquals(403, bob.put("/alice/box/note.acl", "").status());
        assertEquals(403, bob.delete("/alice/box/note.acl").status());
    }

    // Section 5.1: the nearest ACL and no other; accessTo on the container is not for what is in it.
    @Test
    void what_a_container_hands_down_ends_where_rules_of_ones_own_begin() {
        rules("/alice/box/.acl", "<#b> a acl:Authorization; acl:agent BOB; acl:default <./>; acl:mode acl:Read .");
        alice.put("/alice/box/in/deep", "");
        assertEquals(200, bob.get("/alice/box/note").status());
        assertEquals(200, bob.get("/alice/box/in/deep").status());
        assertEquals(403, bob.get("/alice/box/").status());

        rules("/alice/box/in/.acl", "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <./>; acl:mode acl:Read .");
        assertEquals(200, bob.get("/alice/box/in/").status());
        assertEquals(403, bob.get("/alice/box/in/deep").status());
        alice.delete("/alice/box/in/.acl");
        assertEquals(200, bob.get("/alice/box/in/deep").status());
    }

    // Section 4.3
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl:agentClass foaf:Agent              | 200 | 200",
                "acl:agentClass acl:AuthenticatedAgent  | 200 | 401",
                "acl:agent BOB                          | 200 | 401",
                "acl:agent <https://other.example/#me>  | 403 | 401",
                "acl:agentClass acl:Nobody              | 403 | 401",
                "acl:agentClass foaf:Person             | 403 | 401",
            })
    void an_authorization_holds_for_whom_it_names(String subject, int forBob, int forAll) {
        rules(
                "/alice/box/note.acl",
                "<#x> a acl:Authorization; acl:accessTo <note>; acl:mode acl:Read; " + subject + " .");

        assertEquals(forBob, bob.get("/alice/box/note").status());
        assertEquals(forAll, PODS.anybody().get("/alice/box/note").status());
    }

    // Sections 5.2 and 7.1: what is not a whole authorization, or not known, gives nothing and breaks nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl:agent BOB; acl:accessTo <note>; acl:mode acl:Read                         | 403",
                "a acl:Authorization; acl:agent BOB; acl:mode acl:Read                         | 403",
                "a acl:Authorization; acl:agent BOB; acl:accessTo <note>                       | 403",
                "a acl:Authorization; acl:accessTo <note>; acl:mode acl:Read                   | 403",
                "a acl:Authorization; acl:agent BOB; acl:accessTo <other>; acl:mode acl:Read   | 403",
                "a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode acl:Access  | 403",
                "a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode <#Peek>     | 403",
                "a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode <#Peek>, acl:Read | 200",
            })
    void only_whole_authorizations_count_and_unknown_modes_are_passed_over(String authorization, int status) {
        assertEquals(
                201,
                rules("/alice/box/note.acl", "<#x> " + authorization + " .").status());
        assertEquals(status, bob.get("/alice/box/note").status());
    }

    // Section 5.3.2
    @ParameterizedTest
    @CsvSource({
        "https://app.example, 200",
        "https://other.example, 403",
        "http://app.example, 403",
        "'', 200",
        "null, 403"
    })
    void an_origin_that_is_named_is_asked_of_requests_that_have_one(String origin, int status) {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:origin <https://app.example>;"
                        + " acl:accessTo <note>; acl:mode acl:Read .");

        var answer = origin.isEmpty() ? bob.get("/alice/box/note") : bob.get("/alice/box/note", "Origin", origin);
        assertEquals(status, answer.status());
        if (!origin.isEmpty()) {
            assertEquals(origin, answer.header("Access-Control-Allow-Origin"));
            assertTrue(answer.header("Access-Control-Allow-Headers").contains("Authorization"));
        }
    }

    @Test
    void what_everyone_may_do_no_origin_restricts() {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <note>;"
                        + " acl:mode acl:Read . <#c> a acl:Authorization; acl:agent BOB; acl:origin <https://app.example>;"
                        + " acl:accessTo <note>; acl:mode acl:Write .");

        assertEquals(
                200,
                bob.get("/alice/box/note", "Origin", "https://other.example").status());
        assertEquals(
                "user=\"read\",public=\"read\"", wac(bob.get("/alice/box/note", "Origin", "https://other.example")));
        assertEquals(
                "user=\"read append write\",public=\"read\"",
                wac(bob.get("/alice/box/note", "Origin", "https://app.example")));
    }

    // Section 6.1
    @Test
    void wac_allow_is_on_every_read_and_scripts_may_see_it() {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <note>;"
                        + " acl:mode acl:Read, acl:Append . <#all> a acl:Authorization; acl:agentClass foaf:Agent;"
                        + " acl:accessTo <note>; acl:mode acl:Read .");

        for (String method : new String[] {"GET", "HEAD"}) {
            var answer = bob.send(method, "/alice/box/note", new byte[0], "Origin", "https://app.example");
            assertEquals("user=\"read append\",public=\"read\"", wac(answer));
            assertTrue(answer.header("Access-Control-Expose-Headers").contains("WAC-Allow"));
        }
        assertEquals("user=\"read\",public=\"read\"", wac(PODS.anybody().get("/alice/box/note")));
        assertEquals("user=\"read append write control\",public=\"read\"", wac(alice.get("/alice/box/note")));
        assertEquals("user=\"read append write control\",public=\"\"", wac(alice.get("/alice/box/")));
        assertEquals("user=\"read append write control\",public=\"\"", wac(alice.get("/alice/box/note.acl")));
    }

    // Section 5.3.1: Append adds, Write also takes away.
    @ParameterizedTest
    @CsvSource({
        "acl:Append, 403, 403, 403, 204",
        "'acl:Read, acl:Append', 403, 403, 403, 204",
        "acl:Write, 204, 403, 403, 204",
        "'acl:Read, acl:Write', 204, 403, 204, 204",
    })
    void append_adds_and_write_also_takes_away(String modes, int put, int delete, int remove, int add) {
        rules(
                "/alice/box/note.acl",
                "<#b> a acl:Authorization; acl:agent BOB; acl:accessTo <note>; acl:mode " + modes + " .");
        String solid = "@prefix solid: <http://www.w3.org/ns/solid/terms#>. _:p a solid:InsertDeletePatch; ";

        assertEquals(
                add,
                bob.write("PATCH", "/alice/box/note", "text/n3", solid + "solid:inserts { <#a> <#b> <#c> }.")
                        .status());
        assertEquals(
                remove,
                bob.write("PATCH", "/alice/box/note", "text/n3", solid + "solid:deletes { <#a> <#b> <#c> }.")
                        .status());
        assertEquals(put, bob.put("/alice/box/note", "").status());
        assertEquals(delete, bob.delete("/alice/box/note").status(), "Write of the container is needed too");
    }
}
