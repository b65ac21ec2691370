package nl.digitalme.pod.sparql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * The answer to DESCRIBE: what the caller's documents say of the resources, following blank nodes (SPARQL 1.1 section
 * 16.4 leaves the choice to the server).
 */
final class Description {
    private final Scope scope;
    private final Set<Node> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private Description(Scope scope) {
        this.scope = scope;
    }

    static Set<Triple> of(Scope scope, Query query) {
        Description description = new Description(scope);
        query.getResultURIs().forEach(description::ask);
        if (query.getQueryPattern() != null) {
            description.askRows(query);
        }
        return description.triples();
    }

    private void askRows(Query query) {
        Query select = query.cloneQuery();
        select.setQuerySelectType();
        try (QueryExec rows = PodQueryEngine.over(scope, select)) {
            RowSet found = rows.select();
            found.forEachRemaining(row -> {
                for (Var variable : found.getResultVars()) {
                    Node node = row.get(variable);
                    if (node != null) {
                        ask(node);
                    }
                }
            });
        }
    }

    private void ask(Node node) {
        if ((node.isURI() || node.isBlank()) && seen.add(node)) {
            scope.budget().hold();
            open.add(node);
        }
    }

    private Set<Triple> triples() {
        Set<Triple> triples = new HashSet<>();
        while (!open.isEmpty()) {
            scope.find(open.remove(), Node.ANY, Node.ANY).forEach(triple -> {
                scope.budget().hold();
                triples.add(triple);
                if (triple.getObject().isBlank()) {
                    ask(triple.getObject());
                }
            });
        }
        return triples;
    }
}
