package nl.digitalme.pod.rules.facts;

import java.util.List;
import java.util.Set;
import nl.digitalme.pod.rules.Fact;

/**
 * What a pod's documents state.
 *
 * @param unsure the facts whose document marks its value as not confirmed
 */
public record Reading(List<Fact> facts, Set<Fact> unsure) {
    public Reading {
        facts = List.copyOf(facts);
        unsure = Set.copyOf(unsure);
    }
}
