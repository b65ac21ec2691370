package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.util.Models;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class N3PatchTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    static final String FAMILY = """
            # who lives here
            @prefix v: <https://v.example/> .
            <#katja> v:familyName "Garcia" ; v:givenName "Claudia" ; v:age 41 .
            <#max> v:familyName "Smit" ; v:knows [ v:givenName "Bo" ] .
            """;
    private static final String PREFIXES = """
            @prefix solid: <http://www.w3.org/ns/solid/terms#>.
            @prefix v: <https://v.example/>.
            """;
    private static int documents;

    private String family;

    @BeforeEach
    void aFamily() {
        family = "/alice/family" + documents++;
        assertEquals(201, alice().put(family, FAMILY).status());
    }

    private static Http alice() {
        return PODS.as("alice");
    }

    static String patch(String parts) {
        return PREFIXES + "_:rename a solid:InsertDeletePatch; " + parts + " .";
    }

    private Http.Answer send(String n3) {
        return alice().write("PATCH", family, "text/n3", n3);
    }

    private void assertHolds(String turtle) {
        assertHolds(family, turtle);
    }

    static void assertHolds(String path, String turtle) {
        String base = PODS.baseUrl() + path.substring(1);
        Http.Answer now = alice().get(path, "Accept", "text/turtle");
        assertEquals(200, now.status());
        assertTrue(
                Models.isomorphic(
                        RdfDocument.parse(Buffer.buffer(turtle), RdfFormat.TURTLE, base),
                        RdfDocument.parse(Buffer.buffer(now.bytes()), RdfFormat.TURTLE, base)),
                now.body());
    }

    @Test
    void the_example_of_the_specification_renames_claudia() {
        Http.Answer done = send(patch("""
                solid:where   { ?person v:familyName "Garcia". };
                solid:inserts { ?person v:givenName "Alex". };
                solid:deletes { ?person v:givenName "Claudia". }"""));

        assertEquals(204, done.status(), done.body());
        assertHolds(FAMILY.replace("Claudia", "Alex"));
    }

    @Test
    void what_is_only_added_leaves_the_authors_text_as_it_is() {
        Http.Answer done = send(patch("solid:inserts { <#katja> v:nickName \"Kat\" . <#max> v:age 7 }"));

        assertEquals(204, done.status(), done.body());
        Http.Answer now = alice().get(family, "Accept", "text/turtle");
        assertTrue(now.body().startsWith(FAMILY), now.body());
        assertEquals(now.header("ETag"), done.header("ETag"));
        assertHolds(FAMILY + "<#katja> v:nickName \"Kat\" . <#max> v:age 7 .");
    }

    @Test
    void what_is_there_already_is_not_added_again() {
        send(patch("solid:inserts { <#katja> v:age 41 }"));

        assertEquals(FAMILY, alice().get(family, "Accept", "text/turtle").body());
    }

    @Test
    void blank_nodes_in_inserts_become_new_ones_each_time() {
        String twice = patch("solid:inserts { <#katja> v:phone [ v:number 1 ] , _:b0 . _:b0 v:number (1 2) . }");
        assertEquals(204, send(twice).status());
        assertEquals(204, send(twice).status());

        String once = "<#katja> v:phone [ v:number 1 ] , [ v:number (1 2) ] .\n";
        assertHolds(FAMILY + once + once);
    }

    @Test
    void a_match_on_a_blank_node_changes_that_node() {
        Http.Answer done = send(patch("solid:where { ?x v:givenName \"Bo\" }; solid:inserts { ?x v:age 3 }"));

        assertEquals(204, done.status(), done.body());
        assertHolds(FAMILY.replace("v:givenName \"Bo\"", "v:givenName \"Bo\" ; v:age 3"));
    }

    @Test
    void a_document_that_is_not_there_is_made() {
        Http.Answer done =
                alice().write("PATCH", family + "/new/deep", "text/n3", patch("solid:inserts { <#a> v:b <../c> . }"));

        assertEquals(409, done.status(), "a document stands where the container would be");
        done = alice().write("PATCH", family + "-new/deep", "text/n3", patch("solid:inserts { <#a> v:b <../c> . }"));
        assertEquals(201, done.status(), done.body());
        assertHolds(family + "-new/deep", "<#a> <https://v.example/b> <../c> .");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(400, "this is no N3"),
                Arguments.of(400, patch("solid:inserts { <#a> v:b <#c> ")),
                Arguments.of(400, patch("solid:inserts { <#a> undeclared:b <#c> }")),
                Arguments.of(400, patch("solid:inserts { <#a> v:b \"x\" ; ; , }")),
                Arguments.of(400, PREFIXES + "{ ?a v:b ?c } => { ?c v:d ?a } ."),
                Arguments.of(400, patch("solid:where { ? v:b <#c> }")),
                Arguments.of(422, ""),
                Arguments.of(422, "<#a> <#b> <#c> ."),
                Arguments.of(422, PREFIXES + "_:p solid:inserts { <#a> v:b <#c> } ."),
                Arguments.of(422, PREFIXES + "_:p a solid:Patch ; solid:inserts { <#a> v:b <#c> } ."),
                Arguments.of(
                        422,
                        patch("solid:inserts { <#a> v:b 1 }")
                                + patch("solid:inserts { <#a> v:b 2 }").replace("_:rename", "_:other")),
                Arguments.of(422, patch("solid:inserts { <#a> v:b 1 }, { <#a> v:b 2 }")),
                Arguments.of(422, patch("solid:inserts { <#a> v:b 1 }; solid:inserts { <#a> v:b 2 }")),
                Arguments.of(422, patch("solid:inserts <#formula>")),
                Arguments.of(422, patch("solid:deletes \"text\"")),
                Arguments.of(422, patch("solid:inserts { <#a> v:says { <#b> v:c 1 } }")),
                Arguments.of(422, patch("solid:inserts { <#a> v:b ?unbound }")),
                Arguments.of(422, patch("solid:deletes { ?unbound v:age 41 }")),
                Arguments.of(422, patch("solid:where { ?x v:age 41 }; solid:deletes { ?y v:age 41 }")),
                Arguments.of(422, patch("solid:deletes { <#max> v:knows _:bo }")),
                Arguments.of(422, patch("solid:deletes { <#max> v:knows [ v:givenName \"Bo\" ] }")),
                Arguments.of(422, patch("solid:inserts { <#a> v:b 1 }") + "_:another a solid:Patch ."),
                Arguments.of(409, patch("solid:where { <#max> v:knows [ v:givenName \"Jo\" ] }")),
                Arguments.of(409, patch("solid:where { ?x v:familyName [] }; solid:inserts { ?x v:age 1 }")),
                Arguments.of(409, patch("solid:where { ?x v:familyName \"Jansen\" }; solid:inserts { ?x v:age 1 }")),
                Arguments.of(409, patch("solid:where { ?x v:familyName ?y }; solid:inserts { ?x v:age 1 }")),
                Arguments.of(409, patch("solid:where { ?x v:age ?y . ?y v:age ?z }; solid:inserts { ?x v:age 1 }")),
                Arguments.of(409, patch("solid:where { ?x v:age ?y }; solid:inserts { ?y v:age 1 }")),
                Arguments.of(409, patch("solid:deletes { <#katja> v:age 42 }")),
                Arguments.of(409, patch("solid:deletes { <#katja> v:age 41 . <#katja> v:age 42 }")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_patch_that_cannot_be_is_refused_and_changes_nothing(int status, String n3) {
        Http.Answer refused = send(n3);

        assertEquals(status, refused.status(), refused.body());
        assertFalse(refused.body().contains("Garcia"));
        assertEquals(FAMILY, alice().get(family, "Accept", "text/turtle").body());
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(
                        patch(
                                "solid:where { ?x v:familyName \"Garcia\" ; v:age ?n . <#max> v:knows ?y . ?y ?p \"Bo\" }"),
                        ""),
                Arguments.of(patch("solid:inserts { }"), ""),
                Arguments.of(patch("solid:inserts { <#a> v:b 1 }") + "_:rename a solid:Patch .", "<#a> v:b 1 ."),
                Arguments.of(patch("solid:where { <#max> v:knows [ v:givenName \"Bo\" ] }"), ""),
                Arguments.of(
                        patch("solid:where { ?x v:age [] . [] v:familyName [] }; solid:inserts { ?x v:b 1 }"),
                        "<#katja> v:b 1 ."),
                Arguments.of(patch("solid:inserts { <#a> v:b \"x\"@en}"), "<#a> v:b \"x\"@en ."),
                Arguments.of(patch("solid:inserts { <#a> v:b \"1\"^^v:c}"), "<#a> v:b \"1\"^^v:c ."),
                Arguments.of(
                        patch("solid:inserts { <#a> v:b 1, 2.5, true, '''x''' ; a v:C . }"),
                        "<#a> v:b 1, 2.5, true, \"x\" ; a v:C ."),
                Arguments.of(
                        "BASE <http://other.example/>\nPREFIX v: <https://v.example/>\n<#p> a "
                                + "<http://www.w3.org/ns/solid/terms#InsertDeletePatch> ; "
                                + "<http://www.w3.org/ns/solid/terms#inserts> { <#a> v:b <c> } .",
                        "<http://other.example/#a> v:b <http://other.example/c> ."),
                Arguments.of(patch("solid:deletes { <#katja> v:age 41 } ; solid:inserts { <#katja> v:age 41 }"), ""));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_patch_that_can_be_is_carried_out(String n3, String more) {
        Http.Answer done = send(n3);

        assertEquals(204, done.status(), done.body());
        assertHolds(FAMILY + more);
    }

    @Test
    void a_search_without_end_is_given_up() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            many.append("<#n").append(i).append("> v:e ");
            for (int j = 0; j < 60; j++) {
                many.append(j == 0 ? "" : ",").append("<#n").append(j).append('>');
            }
            many.append(" .\n");
        }
        alice().put(family, "@prefix v: <https://v.example/> .\n" + many);

        Http.Answer refused = send(patch("solid:where { ?a v:e ?b . ?b v:e ?c . ?c v:e ?d . ?d v:e ?e . ?e v:f ?a }"));

        assertEquals(422, refused.status(), refused.body());
    }

    @Test
    void conditions_hold_for_patches_too() {
        String tag = alice().head(family).header("ETag");
        String more = patch("solid:inserts { <#a> v:b 1 }");

        assertEquals(
                412,
                alice().write("PATCH", family, "text/n3", more, "If-Match", "\"other\"")
                        .status());
        assertEquals(
                412,
                alice().write("PATCH", family, "text/n3", more, "If-None-Match", "*")
                        .status());
        assertEquals(
                204,
                alice().write("PATCH", family, "text/n3", more, "If-Match", tag).status());
        assertEquals(
                412,
                alice().write("PATCH", family, "text/n3", more, "If-Match", tag).status());
    }

    @Test
    void only_rdf_and_only_known_patch_languages() {
        alice().write("PUT", "/alice/plain.txt", "text/plain", "hello");

        assertEquals(
                415,
                alice().write("PATCH", family, "application/json-patch+json", "[]")
                        .status());
        assertEquals(
                415,
                alice().write("PATCH", "/alice/plain.txt", "text/n3", patch("solid:inserts { <#a> v:b 1 }"))
                        .status());
        assertEquals(
                409,
                alice().write("PATCH", "/alice/nothing", "text/n3", patch("solid:inserts { }"))
                        .status());
        assertEquals(404, alice().get("/alice/nothing").status());
    }

    @Test
    void a_container_takes_statements_but_not_containment() {
        Http.Answer named =
                alice().write("PATCH", "/alice/", "text/n3", patch("solid:inserts { <> v:title \"Mine\" }"));
        Http.Answer contains = alice().write(
                        "PATCH",
                        "/alice/",
                        "text/n3",
                        patch("solid:inserts { <> <http://www.w3.org/ns/ldp#contains> <x> }"));

        assertEquals(204, named.status(), named.body());
        assertEquals(409, contains.status(), contains.body());
        assertTrue(alice().get("/alice/", "Accept", "text/turtle").body().contains("Mine"));
    }

    @Test
    void a_container_that_is_not_there_is_made_with_what_is_said_of_it() {
        String path = family + "-box/in/";
        Http.Answer made = alice().write("PATCH", path, "text/n3", patch("solid:inserts { <> v:title \"Box\" }"));

        assertEquals(201, made.status(), made.body());
        assertTrue(alice().get(path).body().contains("Box"));
        assertTrue(alice().get(family + "-box/").body().contains("<./in/>"));
    }

    @Test
    void json_ld_and_trig_keep_their_format_and_their_graphs() {
        String trig = "<#g> { <#a> <https://v.example/b> 1 } <#c> <https://v.example/d> 2 .";
        assertEquals(
                201,
                alice().write("PUT", family + ".trig", "application/trig", trig).status());
        assertEquals(
                201,
                alice().write(
                                "PUT",
                                family + ".json",
                                "application/ld+json",
                                "[{\"@id\":\"#g\",\"@graph\":[{\"@id\":\"#a\",\"https://v.example/b\":1}]}]")
                        .status());

        String more = patch("solid:inserts { <#c> v:e 3 }");
        assertEquals(
                204, alice().write("PATCH", family + ".trig", "text/n3", more).status());
        assertEquals(
                204, alice().write("PATCH", family + ".json", "text/n3", more).status());
        assertEquals(
                204,
                alice().write("PATCH", family + ".trig", "text/n3", patch("solid:deletes { <#c> v:d 2 }"))
                        .status());
        assertEquals(
                409,
                alice().write("PATCH", family + ".trig", "text/n3", patch("solid:deletes { <#a> v:b 1 }"))
                        .status());

        for (String name : new String[] {".trig", ".json"}) {
            Http.Answer now = alice().get(family + name, "Accept", "application/trig");
            var model = RdfDocument.parse(Buffer.buffer(now.bytes()), RdfFormat.TRIG, PODS.baseUrl());
            assertEquals(2, model.size(), now.body());
            assertEquals(2, model.contexts().size());
        }
    }
}
