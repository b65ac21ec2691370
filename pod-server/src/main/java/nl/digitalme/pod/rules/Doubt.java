package nl.digitalme.pod.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.rules.Parameter.Confidence;
import nl.digitalme.pod.rules.Situations.Place;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Whether values rest on something that is not confirmed, without explaining them: what cannot be doubtful by what rules
 * read and make is not looked at, and the first doubt found is enough.
 */
final class Doubt {
    private final Situations situations;
    private final Trail trail;
    private final Set<Fact> unsure;
    private final Set<Node> possible = new HashSet<>();
    private final Map<Triple, Boolean> known = new HashMap<>();

    Doubt(Law law, Situations situations, Trail trail, Set<Fact> unsure) {
        this.situations = situations;
        this.trail = trail;
        this.unsure = unsure;
        unsure.forEach(fact -> possible.add(Terms.node(fact.notion())));
        law.parameters().stream()
                .filter(each -> each.origin().confidence() != Confidence.VERIFIED && situations.covers(each))
                .forEach(each -> each.values().keySet().forEach(notion -> possible.add(Terms.node(notion))));
        boolean more = true;
        while (more) {
            more = false;
            for (Unit unit : law.units()) {
                if (unit.reads().stream().anyMatch(possible::contains)) {
                    more |= possible.addAll(unit.makes());
                }
            }
        }
    }

    boolean about(Node subject, Node notion) {
        return possible.contains(notion)
                && situations
                        .graph()
                        .value(subject, notion)
                        .map(value -> about(Triple.create(subject, notion, value)))
                        .orElse(false);
    }

    private boolean about(Triple triple) {
        if (!possible.contains(triple.getPredicate())) {
            return false;
        }
        Boolean before = known.putIfAbsent(triple, false); // asked again inside itself, it adds no doubt
        if (before != null) {
            return before;
        }
        boolean doubtful = search(triple);
        known.put(triple, doubtful);
        return doubtful;
    }

    private boolean search(Triple triple) {
        if (!situations.isPlace(triple.getSubject())) {
            return trail.parameterOf(triple)
                    .map(parameter -> parameter.origin().confidence() != Confidence.VERIFIED)
                    .orElse(false);
        }
        if (trail.isStated(triple)) {
            Place place = situations.place(triple.getSubject());
            return unsure.stream()
                    .anyMatch(fact -> fact.subject().equals(place.subject())
                            && Terms.node(fact.notion()).equals(triple.getPredicate())
                            && fact.daysIn(place.month()) > 0
                            && Terms.same(Terms.node(fact.value()), triple.getObject()));
        }
        return trail.inputs(triple).stream().anyMatch(this::about);
    }
}
