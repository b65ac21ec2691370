package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rules.Missing.Kind;
import nl.digitalme.pod.rules.Situations.Place;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.eclipse.rdf4j.model.IRI;

/**
 * What is lacking before a notion can be derived: walks the patterns of each rule that could make it. An alternative
 * that a known fact contradicts is out; of those left, the one that lacks least is the answer.
 */
final class Gaps {
    private final Law law;
    private final Situations situations;
    private final Set<IRI> rowNotions;
    private final Map<Triple, Set<Missing>> known = new HashMap<>();
    private final Map<Node, List<Unit>> makers = new HashMap<>();

    Gaps(Law law, Situations situations, Set<IRI> rowNotions) {
        this.law = law;
        this.situations = situations;
        this.rowNotions = rowNotions;
    }

    /** Empty when there is a value. */
    Set<Missing> of(Node subject, Node notion) {
        if (situations.graph().value(subject, notion).isPresent()) {
            return Set.of();
        }
        Triple question = Triple.create(subject, notion, Node.ANY);
        Set<Missing> before = known.putIfAbsent(question, Set.of()); // asked again inside itself, it adds nothing
        if (before != null) {
            return before;
        }
        Set<Missing> lacks = search(subject, notion);
        known.put(question, lacks);
        return lacks;
    }

    private Set<Missing> search(Node subject, Node notion) {
        if (!situations.isPlace(subject)) {
            return Set.of(missing(Kind.PARAMETER, subject, notion));
        }
        List<Unit> candidates = makers.computeIfAbsent(notion, any -> law.units().stream()
                .filter(unit -> unit.makes().contains(any))
                .toList());
        if (candidates.isEmpty()) {
            return Set.of(missing(Kind.FACT, subject, notion));
        }
        return candidates.stream()
                .map(maker -> lackedBy(maker, subject))
                .flatMap(Optional::stream)
                .filter(lacks -> !lacks.isEmpty())
                .min(Comparator.comparingInt(Set::size))
                .orElseGet(() -> Set.of(missing(Kind.RULE, subject, notion)));
    }

    /** What a unit lacks for this node; empty when a known fact excludes it. */
    private Optional<Set<Missing>> lackedBy(Unit maker, Node subject) {
        if (maker instanceof Eligibility eligibility) {
            Set<Missing> lacks = new LinkedHashSet<>();
            eligibility.conditions().forEach(condition -> lacks.addAll(of(subject, condition)));
            return Optional.of(lacks);
        }
        Rule rule = (Rule) maker;
        Binding start = BindingFactory.binding(Var.alloc(rule.template().getSubject()), subject);
        return walk(new ArrayList<>(rule.patterns()), List.of(start), subject);
    }

    private Optional<Set<Missing>> walk(List<Triple> patterns, List<Binding> start, Node asked) {
        Set<Missing> lacks = new LinkedHashSet<>();
        List<Binding> rows = start;
        while (!patterns.isEmpty()) {
            Optional<Triple> next = nextReachable(patterns, rows);
            if (next.isEmpty()) {
                return Optional.of(lacks); // the rest hangs on what is missing already
            }
            patterns.remove(next.get());
            Step step = step(next.get(), rows);
            if (step.excluded()) {
                return Optional.empty();
            }
            lacks.addAll(step.lacks());
            if (step.rows().isEmpty()) { // no row of the law's tables carries this
                lacks.add(missing(Kind.PARAMETER, asked, next.get().getPredicate()));
                return Optional.of(lacks);
            }
            rows = step.rows();
        }
        return Optional.of(lacks);
    }

    private static Optional<Triple> nextReachable(List<Triple> patterns, List<Binding> rows) {
        return patterns.stream()
                .filter(pattern -> rows.stream().anyMatch(row -> {
                    Triple bound = Substitute.substitute(pattern, row);
                    return bound.getSubject().isConcrete() || bound.getObject().isURI();
                }))
                .findFirst();
    }

    private record Step(List<Binding> rows, Set<Missing> lacks, boolean excluded) {}

    private Step step(Triple pattern, List<Binding> rows) {
        List<Binding> matched = new ArrayList<>();
        Set<Missing> lacks = new LinkedHashSet<>();
        boolean contradicted = false;
        for (Binding row : rows) {
            Triple bound = Substitute.substitute(pattern, row);
            List<Triple> found = situations.graph().find(bound).toList();
            found.forEach(triple -> matched.add(extend(row, pattern, triple)));
            if (found.isEmpty() && !isRowOfLaw(bound)) {
                contradicted |= isContradicted(bound);
                lacks.addAll(isContradicted(bound) ? Set.of() : lacking(bound));
                matched.add(row);
            }
        }
        return new Step(matched, lacks, contradicted && lacks.isEmpty());
    }

    /** A row of another table, or no row at all: it is no candidate, and lacks nothing. */
    private boolean isRowOfLaw(Triple bound) {
        Node subject = bound.getSubject();
        return subject.isConcrete()
                ? !situations.isPlace(subject) && !Calendar.isMonth(subject)
                : rowNotions.contains(Terms.iri(bound.getPredicate()));
    }

    private boolean isContradicted(Triple bound) {
        return bound.getSubject().isConcrete()
                && bound.getObject().isConcrete()
                && situations
                        .graph()
                        .value(bound.getSubject(), bound.getPredicate())
                        .isPresent();
    }

    private Set<Missing> lacking(Triple bound) {
        IRI notion = Terms.iri(bound.getPredicate());
        boolean structure = LawChecks.isStructure(notion)
                || law.parts().stream().anyMatch(part -> part.link().equals(notion));
        return structure || !bound.getSubject().isConcrete() ? Set.of() : of(bound.getSubject(), bound.getPredicate());
    }

    private static Binding extend(Binding row, Triple pattern, Triple found) {
        Binding extended = bind(row, pattern.getSubject(), found.getSubject());
        return bind(extended, pattern.getObject(), found.getObject());
    }

    private static Binding bind(Binding row, Node variable, Node value) {
        return Var.isVar(variable) && !row.contains(Var.alloc(variable))
                ? BindingFactory.binding(row, Var.alloc(variable), value)
                : row;
    }

    private Missing missing(Kind kind, Node subject, Node notion) {
        if (situations.isPlace(subject)) {
            Place place = situations.place(subject);
            return new Missing(kind, Terms.iri(notion), place.month(), place.subject());
        }
        return new Missing(kind, Terms.iri(notion), Calendar.month(subject), Terms.iri(subject));
    }
}
