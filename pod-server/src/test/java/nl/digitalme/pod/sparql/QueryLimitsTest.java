package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryLimitsTest {
    private static final QueryLimits TIGHT =
            new QueryLimits(Duration.ofSeconds(20), 200, 3, 1_000, 90, 4, 32, 1L << 20, 100);

    @RegisterExtension
    final TestPods pods = TestPods.with(config -> config.with(TIGHT));

    private Http.Answer query(String query) {
        return pods.as("alice").write("POST", "/alice/.sparql", "application/sparql-query", query);
    }

    @Test
    void a_server_keeps_the_limits_that_it_was_given() {
        assertEquals(200, query("ASK {}").status());
        assertEquals(413, query("ASK {} #" + "x".repeat(90)).status());
        assertEquals(
                422, query("SELECT * { VALUES ?x { 1 2 3 4 } } ORDER BY ?x").status());
        assertEquals(
                422,
                query("SELECT * { VALUES ?long_name_of_a_variable { 1 2 3 4 5 6 } }")
                        .status());
    }

    @Test
    void a_pod_with_too_many_triples_is_refused_until_it_has_fewer() {
        assertEquals(200, query("ASK { ?s ?p ?o }").status());
        String many = "<> <urn:p> "
                + IntStream.range(0, 101).mapToObj(String::valueOf).collect(Collectors.joining(" , ")) + " .";
        assertEquals(201, pods.as("alice").put("/alice/many", many).status());
        assertEquals(422, query("ASK { ?s ?p ?o }").status());
        assertEquals(204, pods.as("alice").delete("/alice/many").status());
        assertEquals(200, query("ASK { ?s ?p ?o }").status());
    }
}
