package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.binding.BindingRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/**
 * A rule, parsed once: one CONSTRUCT that derives one notion. What it reads and makes comes from the query itself.
 *
 * @param plan its pattern, optimised once and kept
 * @param ungrouped the same without its grouping: the rows that a sum is made of, for explanations
 * @param patterns its triple patterns, in the order of the text
 */
record Rule(RuleText text, Op plan, Op ungrouped, List<Triple> patterns, Triple template) implements Unit {
    private static final Context FUNCTIONS = Functions.context();

    static Rule parse(String name, String sparql) {
        RuleText text = RuleText.parse(name, sparql);
        Query query = parsed(name, sparql);
        Op pattern = SafeDivision.in(Algebra.compile(query.getQueryPattern()));
        List<Triple> template = query.getConstructTemplate().getTriples();
        RuleChecks.check(text, query, pattern);
        return new Rule(
                text,
                Algebra.optimize(pattern),
                Algebra.optimize(Patterns.ungrouped(pattern)),
                List.copyOf(Patterns.of(pattern)),
                template.get(0));
    }

    private static Query parsed(String name, String sparql) {
        try {
            return QueryFactory.create(sparql);
        } catch (QueryException e) {
            throw new LawProblem(name + " is not SPARQL: " + e.getMessage(), e);
        }
    }

    @Override
    public Set<Node> reads() {
        return patterns.stream().map(Triple::getPredicate).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Set<Node> makes() {
        return Set.of(template.getPredicate());
    }

    @Override
    public List<Triple> derive(NotionGraph graph) {
        List<Triple> derived = new ArrayList<>();
        for (Binding row : rows(plan, graph, BindingRoot.create())) {
            Triple triple = Substitute.substitute(template, row);
            if (triple.isConcrete()) {
                derived.add(triple);
            }
        }
        return derived;
    }

    /** What the patterns matched where the template is about this one node. */
    Set<Triple> matchedFor(Node subject, NotionGraph graph) {
        Set<Triple> matched = new LinkedHashSet<>();
        Binding about = BindingFactory.binding(Var.alloc(template.getSubject()), subject);
        for (Binding row : rows(ungrouped, graph, about)) {
            patterns.forEach(pattern -> matched.add(Substitute.substitute(pattern, row)));
        }
        matched.removeIf(triple -> !triple.isConcrete());
        return matched;
    }

    private static List<Binding> rows(Op plan, NotionGraph graph, Binding start) {
        ExecutionContext context = ExecutionContext.createForGraph(graph, FUNCTIONS);
        QueryIterator rows = QC.execute(plan, QueryIterSingleton.create(start, context), context);
        List<Binding> all = new ArrayList<>();
        try {
            rows.forEachRemaining(all::add);
        } finally {
            rows.close();
        }
        return all;
    }
}
