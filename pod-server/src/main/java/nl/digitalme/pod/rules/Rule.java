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
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/**
 * A rule, parsed once: one CONSTRUCT that derives one notion. What it reads and makes comes from the query itself.
 *
 * @param pattern as compiled, for explanations
 * @param plan the same, optimised once and kept
 */
record Rule(RuleText text, Op pattern, Op plan, Triple template, Set<Node> reads) implements Unit {
    private static final Context FUNCTIONS = Functions.context();

    static Rule parse(String name, String sparql) {
        RuleText text = RuleText.parse(name, sparql);
        Query query = parsed(name, sparql);
        Op pattern = Algebra.compile(query.getQueryPattern());
        List<Triple> template = query.getConstructTemplate().getTriples();
        RuleChecks.check(text, query, pattern);
        Set<Node> reads = Patterns.of(pattern).stream()
                .map(Triple::getPredicate)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Rule(text, pattern, Algebra.optimize(pattern), template.get(0), reads);
    }

    private static Query parsed(String name, String sparql) {
        try {
            return QueryFactory.create(sparql);
        } catch (QueryException e) {
            throw new LawProblem(name + " is not SPARQL: " + e.getMessage(), e);
        }
    }

    @Override
    public Set<Node> makes() {
        return Set.of(template.getPredicate());
    }

    @Override
    public List<Triple> derive(NotionGraph graph) {
        List<Triple> derived = new ArrayList<>();
        for (Binding row : rows(plan, graph)) {
            Triple triple = Substitute.substitute(template, row);
            if (triple.isConcrete()) {
                derived.add(triple);
            }
        }
        return derived;
    }

    static List<Binding> rows(Op pattern, NotionGraph graph) {
        ExecutionContext context = ExecutionContext.createForGraph(graph, FUNCTIONS);
        QueryIterator rows = QC.execute(pattern, QueryIterRoot.create(context), context);
        List<Binding> all = new ArrayList<>();
        try {
            rows.forEachRemaining(all::add);
        } finally {
            rows.close();
        }
        return all;
    }
}
