package nl.digitalme.pod.sparql;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph of a {@link Scope} as Jena knows graphs; it cannot be changed. */
final class ScopeGraph extends GraphBase {
    private final Scope scope;
    private final Optional<Node> name;

    /** The default graph without a name, a named graph with it. */
    ScopeGraph(Scope scope, Optional<Node> name) {
        this.scope = scope;
        this.name = name;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return graphBaseFind(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Node subject, Node predicate, Node object) {
        return name.isPresent()
                ? scope.findIn(name.get(), subject, predicate, object)
                : scope.find(subject, predicate, object);
    }
}
