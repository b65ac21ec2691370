package nl.digitalme.pod.protocol;

import static nl.digitalme.pod.protocol.N3PatchTest.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.ValueSource;

class SparqlUpdatePatchTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static final String PREFIX = "PREFIX v: <https://v.example/>\n";
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

    private Http.Answer send(String update) {
        return alice().write("PATCH", family, "application/sparql-update", update);
    }

    static Stream<Arguments> updates() {
        String max = FAMILY.replace("v:familyName \"Smit\" ; ", "");
        return Stream.of(
                Arguments.of("INSERT DATA { <#a> v:b 1 }", FAMILY + "<#a> v:b 1 ."),
                Arguments.of("INSERT DATA { <#a> v:b [ v:c 1 ] }", FAMILY + "<#a> v:b [ v:c 1 ] ."),
                Arguments.of("DELETE DATA { <#max> v:familyName \"Smit\" }", max),
                Arguments.of("DELETE DATA { <#max> v:familyName \"nobody\" }", FAMILY),
                Arguments.of(
                        "DELETE DATA { <#max> v:familyName \"Smit\" }; INSERT DATA { <#max> v:familyName \"Jansen\" }",
                        FAMILY.replace("Smit", "Jansen")),
                Arguments.of("INSERT DATA { <#a> v:b 1 }; DELETE DATA { <#a> v:b 1 }", FAMILY),
                Arguments.of("DELETE DATA { <#katja> v:age 41 }; INSERT DATA { <#katja> v:age 41 }", FAMILY),
                Arguments.of(
                        "DELETE { ?x v:familyName ?n } INSERT { ?x v:familyName \"Jansen\" } WHERE { ?x v:familyName ?n ."
                                + " FILTER(?n = \"Smit\") }",
                        FAMILY.replace("Smit", "Jansen")),
                Arguments.of("DELETE WHERE { <#max> v:familyName ?n }", max),
                Arguments.of(
                        "DELETE { <#katja> v:age ?old } INSERT { <#katja> v:age ?new } "
                                + "WHERE { <#katja> v:age ?old BIND(?old + 1 AS ?new) }",
                        FAMILY.replace("41", "42")),
                Arguments.of(
                        "INSERT { ?who v:kin [ v:of ?who ] } WHERE { ?who v:familyName ?n }",
                        FAMILY + "<#katja> v:kin [ v:of <#katja> ] . <#max> v:kin [ v:of <#max> ] ."),
                Arguments.of(
                        "DELETE { ?b v:givenName \"Bo\" } INSERT { ?b v:givenName \"Bob\" } WHERE { <#max> v:knows ?b }",
                        FAMILY.replace("\"Bo\"", "\"Bob\"")),
                Arguments.of(
                        "INSERT DATA { <#a> v:b 1 }; INSERT { <#a> v:c ?o } WHERE { <#a> v:b ?o }",
                        FAMILY + "<#a> v:b 1 ; v:c 1 ."),
                Arguments.of(
                        "DELETE { <#katja> v:age 41 } INSERT { <#katja> v:age 42 } WHERE {}",
                        FAMILY.replace("41", "42")),
                Arguments.of(
                        "INSERT DATA { <#a> v:b \"1\"^^v:own } ; DELETE { ?x v:b ?o } INSERT { ?x v:c ?o } "
                                + "WHERE { ?x v:b ?o . FILTER EXISTS { <#a> v:b ?o } }",
                        FAMILY + "<#a> v:c \"1\"^^v:own ."));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void an_update_does_what_sparql_says(String update, String expected) {
        Http.Answer done = send(PREFIX + update);

        assertEquals(204, done.status(), done.body());
        String base = PODS.baseUrl() + family.substring(1);
        Http.Answer now = alice().get(family, "Accept", "text/turtle");
        assertTrue(
                Models.isomorphic(
                        RdfDocument.parse(Buffer.buffer(expected), RdfFormat.TURTLE, base),
                        RdfDocument.parse(Buffer.buffer(now.bytes()), RdfFormat.TURTLE, base)),
                now.body());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(400, "INSERT DATA { <#a> v:b"),
                Arguments.of(400, "SELECT * WHERE { ?s ?p ?o }"),
                Arguments.of(400, "INSERT DATA { ?x v:b 1 }"),
                Arguments.of(400, "DELETE DATA { _:x v:b 1 }"),
                Arguments.of(422, "INSERT DATA { GRAPH <other> { <#a> v:b 1 } }"),
                Arguments.of(422, "DELETE DATA { GRAPH <other> { <#a> v:b 1 } }"),
                Arguments.of(422, "INSERT { <#a> v:b ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"),
                Arguments.of(422, "INSERT { <#a> v:b ?o } USING <other> WHERE { ?s ?p ?o }"),
                Arguments.of(422, "WITH <other> INSERT { <#a> v:b ?o } WHERE { ?s ?p ?o }"),
                Arguments.of(422, "LOAD <http://localhost:1/>"),
                Arguments.of(422, "CLEAR ALL"),
                Arguments.of(422, "DROP DEFAULT"),
                Arguments.of(422, "CREATE GRAPH <other>"),
                Arguments.of(422, "COPY <a> TO <b>"),
                Arguments.of(422, "INSERT { <#a> v:b ?o } WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }"),
                Arguments.of(422, "INSERT { <#a> v:b ?o } WHERE { ?s ?p ?o FILTER(<java:java.lang.System.exit>(1)) }"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_reaches_further_than_the_document_is_refused(int status, String update) {
        Http.Answer refused = send(PREFIX + update);

        assertEquals(status, refused.status(), refused.body());
        assertFalse(refused.body().contains("Garcia"));
        assertEquals(FAMILY, alice().get(family, "Accept", "text/turtle").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?a v:e ?b . ?c v:e ?d . ?e v:e ?f . ?g v:e ?h . FILTER(?a = ?h && ?a != ?h)",
                "?a v:e ?b . ?c v:e ?d . ?e v:e ?f . ?g v:e ?h",
                "?a (v:e|!v:e)* ?b . ?b (v:e*)* ?c . ?c v:e* ?d . ?d v:none ?e"
            })
    void a_search_without_end_meets_its_budget(String where) {
        StringBuilder many = new StringBuilder("@prefix v: <https://v.example/> .\n");
        for (int i = 0; i < 1500; i++) {
            many.append("<#n%d> v:e <#n%d> .%n".formatted(i, (i * 7 + 1) % 1500));
        }
        assertEquals(204, alice().put(family, many.toString()).status());

        Http.Answer refused = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> send(PREFIX + "INSERT { ?a v:f ?b } WHERE { " + where + " }"));

        assertEquals(422, refused.status(), refused.body());
        assertEquals(204, send(PREFIX + "INSERT DATA { <#a> v:b 1 }").status());
    }

    @Test
    void a_document_that_is_not_there_is_made() {
        Http.Answer made = alice().write(
                        "PATCH",
                        family + "-new",
                        "application/sparql-update",
                        "INSERT DATA { <#a> <https://v.example/b> 1 }");

        assertEquals(201, made.status(), made.body());
        assertEquals("text/turtle", alice().get(family + "-new").header("Content-Type"));
    }
}
