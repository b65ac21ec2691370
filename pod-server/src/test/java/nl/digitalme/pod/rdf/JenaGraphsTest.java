package nl.digitalme.pod.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.junit.jupiter.api.Test;

class JenaGraphsTest {
    private static final String STORY = """
            @prefix v: <https://v.example/> .
            <#a> v:name "Anna"@nl, "plain", "1"^^v:own, "01"^^<http://www.w3.org/2001/XMLSchema#integer>, 1.50, true ;
                v:knows [ v:name "Bo" ] , _:c . _:c v:list ( 1 2 ) .
            """;

    private static Model story() {
        return RdfDocument.parse(Buffer.buffer(STORY), RdfFormat.TURTLE, "https://pod.example/anna/doc");
    }

    private static Graph graph(String scope) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        JenaGraphs.of(scope).add(story(), graph);
        return graph;
    }

    @Test
    void what_goes_over_to_jena_comes_back_as_it_was() {
        Set<Statement> back = new HashSet<>();
        graph("doc").find().forEach(triple -> back.add(JenaGraphs.statement(triple)));

        assertEquals(new HashSet<>(story()), back);
    }

    @Test
    void the_same_document_becomes_the_same_graph_and_another_one_shares_no_blank_node() {
        Graph one = graph("doc 1");
        assertTrue(one.find().toSet().equals(graph("doc 1").find().toSet()));

        Set<Object> nodes = new HashSet<>();
        one.find()
                .filterKeep(triple -> triple.getSubject().isBlank())
                .forEach(triple -> nodes.add(triple.getSubject()));
        assertEquals(4, nodes.size());
        graph("doc 2").find().forEach(triple -> assertTrue(!nodes.contains(triple.getSubject())));
    }

    @Test
    void terms_with_a_datatype_nobody_knows_are_equal_when_they_look_equal() {
        var node = JenaGraphs.of("a")
                .node(story().objects().stream()
                        .filter(value -> value.toString().contains("own"))
                        .findFirst()
                        .orElseThrow());

        assertTrue(graph("b")
                .find()
                .filterKeep(triple -> triple.getObject().equals(node))
                .hasNext());
        assertNotEquals(node, JenaGraphs.of("a").node(org.eclipse.rdf4j.model.util.Values.literal("1")));
    }
}
