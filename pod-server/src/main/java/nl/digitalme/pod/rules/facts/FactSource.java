package nl.digitalme.pod.rules.facts;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.rdf.JenaGraphs;
import nl.digitalme.pod.rules.RuleText;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.eclipse.rdf4j.model.Model;
import org.jspecify.annotations.Nullable;

/** One document of a pod, ready to be asked for facts. Never changed; may be kept and shared between threads. */
public final class FactSource {
    private final Node name;
    private final Graph graph;
    private volatile @Nullable List<Oddity> oddities;
    private final Object version = new Object();
    private final Set<Node> kinds = new HashSet<>();

    private FactSource(Node name, Graph graph) {
        this.name = name;
        this.graph = graph;
        graph.find(Node.ANY, RDF.Nodes.type, Node.ANY).forEach(each -> kinds.add(each.getObject()));
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

    /** What cannot be read in it; looked up once. */
    public List<Oddity> oddities() {
        List<Oddity> known = oddities;
        if (known == null) {
            known = Oddity.in(graph);
            oddities = known;
        }
        return known;
    }

    /** SHA-256 of what it says, in hexadecimal: the same for the same statements in another order or notation. */
    public String digest() {
        List<String> statements = graph.find().mapWith(Triple::toString).toList();
        Collections.sort(statements);
        return RuleText.digest(String.join("\n", statements));
    }

    /** This document with some statements removed and others added. */
    FactSource with(List<Triple> added, List<Triple> removed) {
        Graph copy = GraphFactory.createGraphMem();
        graph.find().forEach(copy::add);
        removed.forEach(copy::delete);
        added.forEach(copy::add);
        return new FactSource(name, copy);
    }

    /** What kinds of things it holds; never changed. */
    Set<Node> kinds() {
        return kinds;
    }

    /** Stands for this document as it is, and keeps nothing of it in memory. */
    Object version() {
        return version;
    }

    Node name() {
        return name;
    }

    Graph graph() {
        return graph;
    }
}
