package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;

/**
 * A rule, parsed once: one CONSTRUCT that derives one notion. What it reads and makes comes from the query itself.
 *
 * @param plan its pattern, optimised once and kept
 * @param ungrouped the same without its grouping: the rows that a sum is made of, for explanations
 * @param patterns its triple patterns, in the order of the text
 */
record Rule(RuleText text, Plan plan, Plan ungrouped, List<Triple> patterns, Triple template) implements Unit {
    static Rule parse(String name, String sparql) {
        RuleText text = RuleText.parse(name, sparql);
        Query query = parsed(name, sparql);
        Op pattern = SafeDivision.in(Algebra.compile(query.getQueryPattern()));
        List<Triple> template = query.getConstructTemplate().getTriples();
        RuleChecks.check(text, query, pattern);
        List<Triple> patterns = List.copyOf(Patterns.of(pattern));
        Plan plan = Plan.of(pattern, patterns);
        return new Rule(text, plan, Plan.of(Patterns.ungrouped(pattern), patterns), patterns, template.get(0));
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
    public List<Made> derive(NotionGraph graph) {
        List<Made> derived = new ArrayList<>();
        for (Plan.Row row : plan.run(graph)) {
            instance(template, row).ifPresent(triple -> derived.add(new Made(triple, row.isDoubtful())));
        }
        return derived;
    }

    /** What the patterns matched where the template is about this one node. */
    Set<Triple> matchedFor(Node subject, NotionGraph graph) {
        Set<Triple> matched = new LinkedHashSet<>();
        for (Plan.Row row : ungrouped.run(graph, template.getSubject(), subject)) {
            patterns.forEach(pattern -> instance(pattern, row).ifPresent(matched::add));
        }
        return matched;
    }

    private static Optional<Triple> instance(Triple pattern, Plan.Row row) {
        Node subject = row.value(pattern.getSubject());
        Node object = row.value(pattern.getObject());
        return subject == null || object == null
                ? Optional.empty()
                : Optional.of(Triple.create(subject, pattern.getPredicate(), object));
    }
}
