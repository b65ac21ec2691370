package nl.digitalme.pod.rules.facts;

import nl.digitalme.pod.rdf.JenaGraphs;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.model.Model;

/** One document of a pod, ready to be asked for facts. Never changed; may be kept and shared between threads. */
public final class FactSource {
    private final Node name;
    private final Graph graph;

    private FactSource(Node name, Graph graph) {
        this.name = name;
        this.graph = graph;
    }

    /** {@code iri} is the address of the document; its named graphs are read as one with the rest. */
    public static FactSource of(String iri, Model statements) {
        Graph graph = GraphFactory.createGraphMem();
        JenaGraphs.of(iri).add(statements, graph);
        return new FactSource(NodeFactory.createURI(iri), graph);
    }

    /** The address of the document. */
    public String iri() {
        return name.getURI();
    }

    Node name() {
        return name;
    }

    Graph graph() {
        return graph;
    }
}
