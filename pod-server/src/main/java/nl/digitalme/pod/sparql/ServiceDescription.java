package nl.digitalme.pod.sparql;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * What the endpoint can do (SPARQL 1.1 Service Description); the same for everybody, so it tells nothing of the
 * pod.
 */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    static Buffer of(String endpoint, AnswerFormat format) {
        Graph graph = GraphFactory.createGraphMem();
        graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("formats", FORMATS);
        describe(graph, NodeFactory.createURI(endpoint));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).lang(format.lang()).output(out);
        return Buffer.buffer(out.toByteArray());
    }

    private static void describe(Graph graph, Node endpoint) {
        Node service = NodeFactory.createBlankNode("service");
        Node dataset = NodeFactory.createBlankNode("dataset");
        Node defaultGraph = NodeFactory.createBlankNode("default-graph");
        graph.add(Triple.create(service, RDF.type.asNode(), sd("Service")));
        graph.add(Triple.create(service, sd("endpoint"), endpoint));
        graph.add(Triple.create(service, sd("supportedLanguage"), sd("SPARQL11Query")));
        graph.add(Triple.create(service, sd("feature"), sd("UnionDefaultGraph")));
        for (String format : new String[] {
            "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "N-Triples", "JSON-LD", "RDF_XML"
        }) {
            graph.add(Triple.create(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format)));
        }
        graph.add(Triple.create(service, sd("defaultDataset"), dataset));
        graph.add(Triple.create(dataset, RDF.type.asNode(), sd("Dataset")));
        graph.add(Triple.create(dataset, sd("defaultGraph"), defaultGraph));
        graph.add(Triple.create(defaultGraph, RDF.type.asNode(), sd("Graph")));
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
