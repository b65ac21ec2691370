package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.index.SegmentBuilder;
import nl.digitalme.pod.sparql.index.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class SparqlLimitsTest {
    private static final Snapshot THINGS = things();

    // Memory must be what ends these, on a slow machine too.
    private static final QueryLimits PATIENT = QueryLimits.DEFAULT.withTime(Duration.ofMinutes(5));

    private static Snapshot things() {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            turtle.append("<urn:s%d> <urn:p> %d ; <urn:next> <urn:s%d> .\n".formatted(i, i, (i + 1) % 2_000));
        }
        Graph graph = GraphFactory.createGraphMem();
        RDFParser.fromString(turtle.toString(), Lang.TURTLE).parse(graph);
        Snapshot empty = Snapshot.empty();
        SegmentBuilder builder = new SegmentBuilder(empty.terms());
        builder.add(
                new ResourceId("anna", "things"),
                NodeFactory.createURI("urn:things"),
                graph.find().toList());
        return empty.after(Set.of(), builder.build());
    }

    private static void run(String query, Budget budget) {
        BitSet all = THINGS.parts().get(0).live();
        CheckedQuery checked = CheckedQuery.of(new QueryText(query, List.of(), List.of()), "http://pods.example/");
        Scope scope = new Scope(THINGS, List.of(all), List.of(all), budget);
        new AnswerWriter(checked.query(), AnswerFormat.JSON, scope).writeTo(OutputStream.nullOutputStream());
    }

    private static PodProblem refused(String query, QueryLimits limits) {
        PodProblem problem = assertThrows(PodProblem.class, () -> run(query, new Budget(limits)));
        assertEquals(422, problem.status(), problem.getMessage());
        return problem;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // joins that find nothing
                "SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z . FILTER(?x + ?y + ?z = -1) }",
                "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }",
                "SELECT * { { ?a <urn:p> ?x } { ?b <urn:p> ?y } { ?c <urn:p> ?z } FILTER(?x + ?y + ?z = -1) }",
                "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = \"none\") }",
                // paths
                "SELECT (COUNT(*) AS ?n) { ?a <urn:next>+ ?b . ?c <urn:next>+ ?d . ?e <urn:next>* ?f }",
                // a pattern that tries for ever, worked out from constants and from data
                "SELECT (REGEX(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", \"(x+x+)+\\\\1y\") AS ?v) {}",
                "SELECT * { ?s <urn:p> ?v FILTER(REPLACE(CONCAT(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\","
                        + " STR(?v)), \"(x+x+)+\\\\1y\", \"\") = \"x\") }",
            })
    void a_query_that_takes_too_long_ends_in_time(String query) {
        QueryLimits limits = QueryLimits.DEFAULT.withTime(Duration.ofMillis(300));
        assertTrue(refused(query, limits).getMessage().contains("seconds"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y } ORDER BY ?x",
                "SELECT DISTINCT * { ?a <urn:p> ?x . ?b <urn:p> ?y }",
                "SELECT ?x ?y (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y } GROUP BY ?x ?y",
                "SELECT (COUNT(DISTINCT *) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y }",
                "SELECT (BNODE(STR(?x)) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y }",
                "SELECT * { { SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y } } MINUS { SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y } } }",
                "SELECT (SUM(?x) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y } GROUP BY ?a ?b",
            })
    void a_query_that_would_fill_the_memory_with_rows_is_stopped(String query) {
        assertTrue(refused(query, PATIENT).getMessage().contains("rows"));
    }

    @Test
    void text_that_doubles_is_stopped_before_it_fills_the_memory() {
        StringBuilder query = new StringBuilder("SELECT (STRLEN(?v40) AS ?n) { BIND(\"x\" AS ?v0)");
        for (int i = 0; i < 40; i++) {
            query.append(" BIND(CONCAT(?v%d, ?v%d) AS ?v%d)".formatted(i, i, i + 1));
        }
        assertTrue(refused(query + " }", PATIENT).getMessage().contains("text"));
        refused("SELECT (GROUP_CONCAT(?t) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y BIND(STR(?a) AS ?t) }", PATIENT);
        refused(
                "SELECT (REPLACE(REPLACE(REPLACE(REPLACE(\"%1$s\", \"x\", \"%1$s\"), \"x\", \"%1$s\"), \"x\", \"%1$s\"), \"x\", \"%1$s\") AS ?n) {}"
                        .formatted("x".repeat(200)),
                PATIENT);
    }

    @Test
    void numbers_do_not_grow_without_end() {
        StringBuilder query = new StringBuilder("SELECT ?v40 { BIND(10 AS ?v0)");
        for (int i = 0; i < 40; i++) {
            query.append(" BIND(?v%d * ?v%d AS ?v%d)".formatted(i, i, i + 1));
        }
        run(query + " }", new Budget(PATIENT)); // an expression error: the variable stays unbound
    }

    @Test
    void a_deeply_nested_query_is_refused_in_words() {
        for (String query : List.of(
                "SELECT * " + "{".repeat(30_000) + "}".repeat(30_000),
                "SELECT (" + "(".repeat(30_000) + "1" + ")".repeat(30_000) + " AS ?x) {}",
                "SELECT * { ?s " + "(".repeat(30_000) + "<urn:p>" + ")".repeat(30_000) + " ?o }",
                "ASK { FILTER(" + "!".repeat(60_000) + "true) }")) {
            PodProblem problem = assertThrows(PodProblem.class, () -> run(query, new Budget(PATIENT)));
            assertEquals(400, problem.status());
        }
    }

    @Test
    void a_query_that_nobody_waits_for_stops() {
        Budget budget = new Budget(PATIENT);
        budget.cancel();

        assertThrows(
                QueryCancelledException.class,
                () -> run("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", budget));
    }
}
