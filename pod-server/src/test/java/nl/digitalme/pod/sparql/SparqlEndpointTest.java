package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlEndpointTest {
    @RegisterExtension
    final TestPods pods = TestPods.inMemory();

    private static final String ALL_VALUES = "SELECT ?v { ?s <urn:test:value> ?v }";

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Http.Answer query(Http client, String query, String... fields) {
        return client.write("POST", "/alice/.sparql", "application/sparql-query", query, fields);
    }

    /** The values of the variable {@code v}, sorted. */
    private static Set<String> values(Http.Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        Set<String> values = new TreeSet<>();
        new JsonObject(answer.body())
                .getJsonObject("results")
                .getJsonArray("bindings")
                .forEach(row -> values.add(((JsonObject) row).getJsonObject("v").getString("value")));
        return values;
    }

    private void alice(String path, String turtle) {
        int status = pods.as("alice").put("/alice/" + path, turtle).status();
        assertTrue(status == 201 || status == 204 || status == 205, path + ": " + status);
    }

    private void allow(String path, String who) {
        alice(path + ".acl", """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#owner> a acl:Authorization ; acl:agent <%1$salice/profile/card#me> ; acl:accessTo <%1$salice/%2$s> ;
                  acl:mode acl:Read, acl:Write, acl:Control .
                <#other> a acl:Authorization ; %3$s ; acl:accessTo <%1$salice/%2$s> ; acl:mode acl:Read .
                """.formatted(pods.baseUrl(), path, who));
    }

    private String bob() {
        return "<http://www.w3.org/ns/auth/acl#agent> <" + pods.baseUrl() + "bob/profile/card#me>";
    }

    @Test
    void the_owner_queries_all_her_documents_at_once() {
        alice("a", "<> <urn:test:value> 1 .");
        alice("deep/down/b", "<> <urn:test:value> 2 .");

        assertEquals(Set.of("1", "2"), values(query(pods.as("alice"), ALL_VALUES)));
    }

    @Test
    void a_query_comes_as_a_parameter_a_form_or_a_body() {
        alice("a", "<> <urn:test:value> 1 .");
        Http owner = pods.as("alice");

        assertEquals(Set.of("1"), values(owner.get("/alice/.sparql?query=" + encode(ALL_VALUES))));
        assertEquals(
                Set.of("1"),
                values(owner.write(
                        "POST",
                        "/alice/.sparql",
                        "application/x-www-form-urlencoded; charset=UTF-8",
                        "query=" + encode(ALL_VALUES))));
        assertEquals(Set.of("1"), values(query(owner, ALL_VALUES)));
    }

    @Test
    void others_get_answers_from_what_they_may_read_and_no_more() {
        alice("secret", "<> <urn:test:value> 1 .");
        alice("shared", "<> <urn:test:value> 2 .");
        alice("open", "<> <urn:test:value> 3 .");
        allow("shared", bob());
        allow("open", "<http://www.w3.org/ns/auth/acl#agentClass> <http://xmlns.com/foaf/0.1/Agent>");

        assertEquals(Set.of("2", "3"), values(query(pods.as("bob"), ALL_VALUES)));
        assertEquals(Set.of("3"), values(query(pods.anybody(), ALL_VALUES)));
        assertEquals(Set.of("1", "2", "3"), values(query(pods.as("alice"), ALL_VALUES)));
    }

    @Test
    void a_document_whose_access_was_withdrawn_a_moment_ago_is_not_in_the_next_answer() {
        alice("note", "<> <urn:test:value> 1 .");
        for (int round = 0; round < 20; round++) {
            allow("note", bob());
            assertEquals(Set.of("1"), values(query(pods.as("bob"), ALL_VALUES)));
            assertEquals(204, pods.as("alice").delete("/alice/note.acl").status());
            assertEquals(Set.of(), values(query(pods.as("bob"), ALL_VALUES)));
        }
    }

    @Test
    void rules_of_access_are_data_for_those_who_control_them_only() {
        alice("note", "<> <urn:test:value> 1 .");
        allow("note", bob());
        String rules = "SELECT DISTINCT ?v { GRAPH ?v { ?s <http://www.w3.org/ns/auth/acl#mode> ?m } }";

        assertTrue(values(query(pods.as("alice"), rules)).contains(pods.baseUrl() + "alice/note.acl"));
        assertEquals(Set.of(), values(query(pods.as("bob"), rules)));
    }

    @Test
    void each_write_is_in_the_next_answer() {
        for (int round = 0; round < 20; round++) {
            alice("note", "<> <urn:test:value> " + round + " .");
            assertEquals(Set.of("" + round), values(query(pods.as("alice"), ALL_VALUES)));
        }
        pods.as("alice").delete("/alice/note");
        assertEquals(Set.of(), values(query(pods.as("alice"), ALL_VALUES)));
    }

    @Test
    void a_document_is_a_graph_and_speaks_in_its_own_name_only() {
        alice("a", "<> <urn:test:value> 1 .");
        assertEquals(
                201,
                pods.as("alice")
                        .write(
                                "PUT",
                                "/alice/b",
                                "application/trig",
                                "GRAPH <" + pods.baseUrl() + "alice/a> { <#x> <urn:test:value> 2 }")
                        .status());

        assertEquals(
                Set.of(pods.baseUrl() + "alice/a"),
                values(query(pods.as("alice"), "SELECT ?v { GRAPH ?v { ?s <urn:test:value> 1 } }")));
        assertEquals(
                Set.of(pods.baseUrl() + "alice/b"),
                values(query(pods.as("alice"), "SELECT ?v { GRAPH ?v { ?s <urn:test:value> 2 } }")));
    }

    @Test
    void blank_nodes_of_two_documents_are_two_things() {
        alice("a", "[] <urn:test:value> 1 ; <urn:test:name> \"a\" .");
        alice("b", "[] <urn:test:value> 2 ; <urn:test:name> \"b\" .");

        assertEquals(
                Set.of("1"),
                values(query(pods.as("alice"), "SELECT ?v { ?s <urn:test:value> ?v ; <urn:test:name> \"a\" }")));
    }

    @Test
    void from_selects_among_documents_and_nothing_is_fetched() {
        alice("a", "<> <urn:test:value> 1 .");
        alice("b", "<> <urn:test:value> 2 .");
        String from = "SELECT ?v FROM <%s> { ?s <urn:test:value> ?v }";
        Http owner = pods.as("alice");

        assertEquals(Set.of("1"), values(query(owner, from.formatted(pods.baseUrl() + "alice/a"))));
        assertEquals(Set.of(), values(query(owner, from.formatted("file:///etc/passwd"))));
        assertEquals(Set.of(), values(query(owner, from.formatted(pods.baseUrl() + "bob/profile/card"))));
        assertEquals(Set.of(), values(query(pods.as("bob"), from.formatted(pods.baseUrl() + "alice/a"))));
        assertEquals(
                Set.of("2"),
                values(owner.get("/alice/.sparql?query=" + encode(from.formatted(pods.baseUrl() + "alice/a"))
                        + "&default-graph-uri=" + encode(pods.baseUrl() + "alice/b"))));
        assertEquals(
                Set.of("2"),
                values(query(
                        owner,
                        "SELECT ?v FROM NAMED <%salice/b> { GRAPH ?g { ?s <urn:test:value> ?v } }"
                                .formatted(pods.baseUrl()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?a ?b ?c } } }",
                "SELECT * { { SELECT * { ?s ?p ?o OPTIONAL { SERVICE <urn:x> { ?a ?b ?c } } } } }",
                "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
                "SELECT * { ?s ?p ?o } ORDER BY <JAVA:x.y>(?o)",
                "SELECT * { ?s <java:x.y.Z> ?o }",
                "SELECT (SUM(<java:x.y>(?o)) AS ?x) { ?s ?p ?o } GROUP BY ?s HAVING (MAX(?o) > 1)",
                "SELECT (COUNT(*) AS ?x) { ?s ?p ?o } GROUP BY (<java:x.y>(?o) AS ?g)",
                "SELECT (COUNT(*) AS ?x) { ?s ?p ?o } HAVING (<java:x.y>(1))",
                "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <urn:x> { ?a ?b ?c } })",
                "LOAD <http://localhost:1/>",
                "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
                "DROP ALL",
                "SELECT * { ?s ?p",
                "SELECT * { BIND(CALL(<java:x.y>) AS ?x) }",
            })
    void what_reaches_outside_or_changes_something_is_refused_in_words(String query) {
        Http.Answer answer = query(pods.as("alice"), query);

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"));
    }

    @Test
    void functions_that_call_others_or_tell_about_the_machine_are_unknown() {
        alice("a", "<> <urn:test:value> 1 .");
        for (String call : new String[] {
            "<http://www.w3.org/2005/xpath-functions#apply>(<java:x.Y>, 1)",
            "<http://jena.apache.org/ARQ/function#system-timezone>()",
            "<http://jena.apache.org/ARQ/function/js#x>(1)",
            "<http://jena.hpl.hp.com/ARQ/function#sha1sum>(\"x\")"
        }) {
            assertEquals(
                    Set.of("unknown"),
                    values(query(pods.as("alice"), "SELECT (COALESCE(" + call + ", \"unknown\") AS ?v) {}")),
                    call);
        }
    }

    @Test
    void a_malformed_query_names_line_and_column() {
        Http.Answer answer = query(pods.as("alice"), "SELECT *\nWHERE { ?s ?p }");

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("line 2"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "application/json, application/json",
        "*/*, application/sparql-results+json",
        "'text/csv;q=0.5, application/sparql-results+xml;q=0.9', application/sparql-results+xml",
    })
    void rows_come_in_the_format_that_is_asked_for(String accept, String type) {
        alice("a", "<> <urn:test:value> 1 .");
        Http.Answer answer = query(pods.as("alice"), ALL_VALUES, "Accept", accept);

        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").startsWith(type), answer.header("Content-Type"));
        assertTrue(answer.body().contains("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"})
    void triples_come_in_the_format_that_is_asked_for(String accept) {
        alice(
                "a",
                "<> <http://example.org/value> \"one\" ; <http://example.org/part> [ <http://example.org/value> \"two\" ] .");
        String construct = "CONSTRUCT { ?s ?p ?o } FROM <%salice/a> { ?s ?p ?o }".formatted(pods.baseUrl());
        String describe = "DESCRIBE <%salice/a>".formatted(pods.baseUrl());
        for (String query : new String[] {construct, describe}) {
            Http.Answer answer = query(pods.as("alice"), query, "Accept", accept);
            assertEquals(200, answer.status(), answer.body());
            assertTrue(answer.header("Content-Type").startsWith(accept));
            assertTrue(answer.body().contains("one") && answer.body().contains("two"), answer.body());
        }
    }

    @Test
    void what_cannot_be_had_gets_406_with_what_can() {
        Http.Answer rows = query(pods.as("alice"), ALL_VALUES, "Accept", "image/png");
        assertEquals(406, rows.status());
        assertTrue(rows.body().contains("application/sparql-results+json"));
        assertEquals(
                406,
                query(pods.as("alice"), "DESCRIBE <urn:x>", "Accept", "text/csv")
                        .status());
    }

    @Test
    void ask_is_answered_with_yes_or_no() {
        alice("a", "<> <urn:test:value> 1 .");

        assertTrue(
                query(pods.as("alice"), "ASK { ?s <urn:test:value> 1 }").body().contains("true"));
        assertTrue(query(pods.as("bob"), "ASK { ?s <urn:test:value> 1 }").body().contains("false"));
    }

    @Test
    void without_a_query_the_endpoint_describes_itself() {
        Http.Answer answer = pods.anybody().get("/alice/.sparql", "Accept", "text/turtle");

        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.body().contains("SPARQL11Query"));
        assertTrue(answer.body().contains("UnionDefaultGraph"));
        assertFalse(answer.body().contains("BasicFederatedQuery"));
        assertTrue(answer.body().contains(pods.baseUrl() + "alice/.sparql"));
    }

    @Test
    void wrong_methods_types_and_forms_are_refused() {
        Http owner = pods.as("alice");
        assertEquals(
                415,
                owner.write("POST", "/alice/.sparql", "text/plain", ALL_VALUES).status());
        assertEquals(
                400,
                owner.write("POST", "/alice/.sparql", "application/sparql-update", "DROP ALL")
                        .status());
        assertEquals(
                400,
                owner.write("POST", "/alice/.sparql", "application/x-www-form-urlencoded", "update=DROP+ALL")
                        .status());
        assertEquals(
                400,
                owner.get("/alice/.sparql?query=" + encode(ALL_VALUES) + "&query=" + encode(ALL_VALUES))
                        .status());
    }

    @Test
    void a_pod_that_does_not_exist_looks_like_one_that_shows_nothing() {
        Http.Answer closed = query(pods.anybody(), ALL_VALUES);
        Http.Answer nowhere = pods.anybody().write("POST", "/nobody/.sparql", "application/sparql-query", ALL_VALUES);

        assertEquals(closed.status(), nowhere.status());
        assertEquals(closed.body(), nowhere.body());
    }

    @Test
    void a_large_answer_is_streamed_whole() {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            turtle.append("<#")
                    .append(i)
                    .append("> <urn:test:value> ")
                    .append(i)
                    .append(" .\n");
        }
        alice("many", turtle.toString());

        assertEquals(20_000, values(query(pods.as("alice"), ALL_VALUES)).size());
    }
}
