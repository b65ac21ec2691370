package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/** Finds what matches all of some triple patterns, the most narrowing pattern first. */
final class PatternMatch {
    private final Plan plan;
    private final NotionGraph graph;
    private final List<Triple> patterns;

    PatternMatch(Plan plan, NotionGraph graph, List<Triple> patterns) {
        this.plan = plan;
        this.graph = graph;
        this.patterns = patterns;
    }

    List<Plan.Row> all(List<Plan.Row> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        List<Triple> order = order(rows.get(0));
        List<Plan.Row> matched = rows;
        for (Triple pattern : order) {
            List<Plan.Row> next = new ArrayList<>();
            for (Plan.Row row : matched) {
                match(row, pattern, next);
            }
            if (next.isEmpty()) {
                return next;
            }
            matched = next;
        }
        return matched;
    }

    // All rows that come in have values for the same variables, so the first one tells which pattern narrows most.
    private List<Triple> order(Plan.Row first) {
        List<Triple> left = new ArrayList<>(patterns);
        List<Triple> order = new ArrayList<>();
        Set<Node> bound = new HashSet<>();
        for (Triple pattern : patterns) {
            for (Node term : List.of(pattern.getSubject(), pattern.getObject())) {
                if (first.value(term) != null) {
                    bound.add(term);
                }
            }
        }
        while (!left.isEmpty()) {
            Triple best = left.get(0);
            long least = Long.MAX_VALUE;
            for (Triple each : left) {
                long cost = cost(each, bound);
                if (cost < least) {
                    least = cost;
                    best = each;
                }
            }
            left.remove(best);
            order.add(best);
            bound.add(best.getSubject());
            bound.add(best.getObject());
        }
        return order;
    }

    private long cost(Triple pattern, Set<Node> bound) {
        if (bound.contains(pattern.getSubject())) {
            return bound.contains(pattern.getObject()) ? 0 : 1;
        }
        Node object = pattern.getObject();
        if (object.isConcrete()) {
            return 2L + graph.subjects(pattern.getPredicate(), object).size();
        }
        int size = graph.size(pattern.getPredicate());
        return bound.contains(object) ? 2L + size / 8 : 2L + size;
    }

    private void match(Plan.Row row, Triple pattern, List<Plan.Row> into) {
        Node notion = pattern.getPredicate();
        @Nullable Node subject = row.value(pattern.getSubject());
        @Nullable Node object = row.value(pattern.getObject());
        if (subject != null) {
            for (Node value : graph.values(subject, notion)) {
                if (object == null) {
                    add(plan.bound(row, pattern.getObject(), value), subject, notion, into);
                } else if (object.equals(value)) {
                    add(row, subject, notion, into);
                }
            }
        } else if (object != null) {
            for (Node each : graph.subjects(notion, object)) {
                add(plan.bound(row, pattern.getSubject(), each), each, notion, into);
            }
        } else {
            boolean same =
                    Var.isVar(pattern.getSubject()) && pattern.getSubject().equals(pattern.getObject());
            graph.forEach(notion, (each, value) -> {
                if (!same || each.equals(value)) {
                    Plan.Row found = plan.bound(row, pattern.getSubject(), each);
                    add(plan.bound(found, pattern.getObject(), value), each, notion, into);
                }
            });
        }
    }

    private void add(Plan.Row row, Node subject, Node notion, List<Plan.Row> into) {
        into.add(plan.doubtful(row, graph.isDoubtful(subject, notion)));
    }
}
