package nl.digitalme.pod.rules;

import java.util.List;
import java.util.Set;
import org.eclipse.rdf4j.model.IRI;

/**
 * One household under one scenario: everything that is known or assumed about it, dated.
 *
 * @param unsure those of the facts whose document says that they are not confirmed
 */
public record Timeline(String name, IRI household, List<Fact> facts, Set<Fact> unsure) {
    public Timeline {
        facts = List.copyOf(facts);
        unsure = Set.copyOf(unsure);
    }

    public Timeline(String name, IRI household, List<Fact> facts) {
        this(name, household, facts, Set.of());
    }
}
