package nl.digitalme.pod.sparql;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.Prefixes;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/** A {@link Scope} as Jena knows datasets; it cannot be changed, and needs no transactions as it never changes. */
final class ScopeDataset extends DatasetGraphBaseFind {
    private final Scope scope;
    private final Graph defaultGraph;

    ScopeDataset(Scope scope) {
        this.scope = scope;
        this.defaultGraph = new ScopeGraph(scope, Optional.empty());
    }

    @Override
    protected Iterator<Quad> findInDftGraph(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object) {
        return scope.find(any(subject), any(predicate), any(object))
                .mapWith(triple -> Quad.create(Quad.defaultGraphIRI, triple));
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(
            Node graph, @Nullable Node subject, @Nullable Node predicate, @Nullable Node object) {
        return scope.findIn(graph, any(subject), any(predicate), any(object))
                .mapWith(triple -> Quad.create(graph, triple));
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(
            @Nullable Node subject, @Nullable Node predicate, @Nullable Node object) {
        return scope.findNamed(any(subject), any(predicate), any(object));
    }

    // What ARQ asks for GRAPH ?g, with null for what is not known. The default graph is none of the named ones.
    @Override
    protected Iterator<Quad> findAny(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object) {
        return findInAnyNamedGraphs(subject, predicate, object);
    }

    private static Node any(@Nullable Node node) {
        return node == null ? Node.ANY : node;
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return scope.graphs().iterator();
    }

    @Override
    public boolean containsGraph(Node graph) {
        return scope.hasGraph(graph);
    }

    @Override
    public Graph getDefaultGraph() {
        return defaultGraph;
    }

    @Override
    public Graph getGraph(Node graph) {
        return new ScopeGraph(scope, Optional.of(graph));
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw new UnsupportedOperationException("A query changes nothing.");
    }

    @Override
    public void removeGraph(Node name) {
        throw new UnsupportedOperationException("A query changes nothing.");
    }

    @Override
    public PrefixMap prefixes() {
        return Prefixes.emptyPrefixMap();
    }

    @Override
    public boolean supportsTransactions() {
        return false;
    }

    @Override
    public void begin(TxnType type) {}

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {}

    @Override
    public void abort() {}

    @Override
    public void end() {}

    @Override
    public boolean isInTransaction() {
        return false;
    }

    @Override
    public ReadWrite transactionMode() {
        return ReadWrite.READ;
    }

    @Override
    public TxnType transactionType() {
        return TxnType.READ;
    }
}
