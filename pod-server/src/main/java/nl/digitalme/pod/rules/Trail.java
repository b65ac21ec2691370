package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rules.Parameter.Confidence;
import nl.digitalme.pod.rules.Situations.Place;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.IRI;

/**
 * Explains values on demand, so that deriving them costs nothing extra: the pattern of the rule that made a value is
 * run again for that one node, without its grouping, and what its triple patterns matched are the inputs.
 */
final class Trail {
    private final Law law;
    private final Situations situations;
    private final Map<Node, Map<Node, Unit>> madeBy;
    private final Map<Triple, Why> known = new HashMap<>();
    private final Set<Triple> open = new HashSet<>();

    Trail(Law law, Situations situations, Map<Node, Map<Node, Unit>> madeBy) {
        this.law = law;
        this.situations = situations;
        this.madeBy = madeBy;
    }

    Optional<Why> why(Node subject, Node notion) {
        return situations.graph().value(subject, notion).flatMap(value -> why(Triple.create(subject, notion, value)));
    }

    private Optional<Why> why(Triple triple) {
        if (LawChecks.isStructure(Terms.iri(triple.getPredicate()))) {
            return Optional.empty();
        }
        Why before = known.get(triple);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Why> why = explain(triple);
        why.ifPresent(answer -> known.put(triple, answer));
        return why;
    }

    private Optional<Why> explain(Triple triple) {
        if (!situations.isPlace(triple.getSubject())) {
            return byLaw(triple);
        }
        Unit maker = madeBy.getOrDefault(triple.getPredicate(), Map.of()).get(triple.getSubject());
        return maker == null ? stated(triple) : Optional.of(derived(triple, maker));
    }

    private Optional<Why> byLaw(Triple triple) {
        IRI notion = Terms.iri(triple.getPredicate());
        YearMonth month = monthOf(triple.getSubject());
        return parameterOf(triple)
                .map(parameter -> new Why.ByLaw(notion, Terms.value(triple.getObject()), month, parameter));
    }

    // The value of the law that a triple about a month, or about a row of a table, comes from.
    private Optional<Parameter> parameterOf(Triple triple) {
        Node subject = triple.getSubject();
        IRI key = Calendar.isMonth(subject) ? Terms.iri(triple.getPredicate()) : Terms.iri(subject);
        return law.parameter(key, monthOf(subject));
    }

    private YearMonth monthOf(Node subject) {
        return Calendar.isMonth(subject) ? Calendar.month(subject) : rowMonth(subject);
    }

    private YearMonth rowMonth(Node row) {
        return situations
                .graph()
                .value(row, Terms.node(DM.VALID_IN))
                .map(Calendar::month)
                .orElseThrow();
    }

    private Optional<Why> stated(Triple triple) {
        IRI notion = Terms.iri(triple.getPredicate());
        if (law.parts().stream().anyMatch(part -> part.link().equals(notion))) {
            return Optional.empty(); // that a child belongs to the household is told by the count
        }
        Place place = situations.place(triple.getSubject());
        List<IRI> sources = place.timeline().facts().stream()
                .filter(fact -> fact.holdsIn(place.month()) && isAbout(fact, place, notion))
                .map(Fact::source)
                .distinct()
                .toList();
        return Optional.of(
                new Why.Stated(notion, Terms.value(triple.getObject()), place.month(), place.subject(), sources));
    }

    private boolean isAbout(Fact fact, Place place, IRI notion) {
        boolean same = fact.subject().equals(place.subject()) && fact.notion().equals(notion);
        boolean counted = law.parts().stream()
                .anyMatch(part -> part.countedBy().equals(notion)
                        && (fact.notion().equals(part.knownBy())
                                || fact.notion().equals(part.link())));
        return same || counted;
    }

    private Why derived(Triple triple, Unit maker) {
        List<Why> inputs = new ArrayList<>();
        if (open.add(triple)) { // in a loop of rules the explanation goes round once and stops where it began
            inputs(triple, maker).forEach(input -> why(input).ifPresent(inputs::add));
            open.remove(triple);
        }
        Confidence weakest =
                inputs.stream().map(Why::confidence).max(Confidence::compareTo).orElse(Confidence.VERIFIED);
        Place place = situations.place(triple.getSubject());
        return new Why.Derived(
                Terms.iri(triple.getPredicate()),
                Terms.value(triple.getObject()),
                place.month(),
                place.subject(),
                maker.text(),
                List.copyOf(inputs),
                weakest);
    }

    private Set<Triple> inputs(Triple triple, Unit maker) {
        Set<Triple> inputs = new LinkedHashSet<>();
        if (maker instanceof Rule rule) {
            inputs.addAll(rule.matchedFor(triple.getSubject(), situations.graph()));
        } else if (maker instanceof Eligibility conditions) {
            conditions.conditions().forEach(condition -> situations
                    .graph()
                    .value(triple.getSubject(), condition)
                    .ifPresent(value -> inputs.add(Triple.create(triple.getSubject(), condition, value))));
        }
        return inputs;
    }
}
