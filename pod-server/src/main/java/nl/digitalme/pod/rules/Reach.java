package nl.digitalme.pod.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;

/** What a notion may rest on, by what rules read and make. A superset of what it rests on in one situation. */
final class Reach {
    private final Law law;
    private final Map<IRI, Set<IRI>> known = new ConcurrentHashMap<>();

    Reach(Law law) {
        this.law = law;
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
