package nl.digitalme.pod.sparql.guard;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph in which every triple that is looked at costs {@link Budget}, so that a join without results ends as well.
 */
public final class MeteredGraph extends GraphBase {
    private final Graph graph;
    private final Budget budget;

    public MeteredGraph(Graph graph, Budget budget) {
        this.graph = graph;
        this.budget = budget;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        budget.tick();
        return graph.find(pattern).mapWith(triple -> {
            budget.tick();
            return triple;
        });
    }
}
