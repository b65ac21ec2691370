package nl.digitalme.pod.rules;

import java.util.List;
import org.eclipse.rdf4j.model.IRI;

/** One household under one scenario: everything that is known or assumed about it, dated. */
public record Timeline(String name, IRI household, List<Fact> facts) {
    public Timeline {
        facts = List.copyOf(facts);
    }
}
