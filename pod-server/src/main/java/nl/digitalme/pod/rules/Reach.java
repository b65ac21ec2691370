package nl.digitalme.pod.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.digitalme.pod.rules.Parameter.Confidence;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;

/**
 * What a notion may rest on, by what rules read and make. A superset of what it rests on in one situation: enough to
 * know, without explaining an amount, that nothing doubtful can be in it.
 */
final class Reach {
    private final Law law;
    private final Set<IRI> unconfirmed = new HashSet<>();
    private final Map<IRI, Set<IRI>> known = new ConcurrentHashMap<>();

    Reach(Law law) {
        this.law = law;
        law.parameters().stream()
                .filter(each -> each.origin().confidence() != Confidence.VERIFIED)
                .forEach(each -> unconfirmed.addAll(each.values().keySet()));
    }

    boolean isDoubtful(IRI notion, Set<IRI> doubtfulFacts) {
        return known.computeIfAbsent(notion, this::below).stream()
                .anyMatch(each -> unconfirmed.contains(each) || doubtfulFacts.contains(each));
    }

    boolean reaches(IRI notion, IRI other) {
        return known.computeIfAbsent(notion, this::below).contains(other);
    }

    private Set<IRI> below(IRI notion) {
        Set<IRI> found = new HashSet<>(Set.of(notion));
        Deque<IRI> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            Node made = Terms.node(open.pop());
            for (Unit unit : law.units()) {
                if (unit.makes().contains(made)) {
                    unit.reads().stream().map(Terms::iri).filter(found::add).forEach(open::push);
                }
            }
        }
        return found;
    }
}
