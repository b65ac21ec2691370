package nl.digitalme.pod.overview;

import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Parameter.Confidence;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;

/** Whether an amount rests on a value that is not confirmed: of the law, or of a document that says so itself. */
record Doubts(Set<Fact> unsure) {

    Set<IRI> notions() {
        return unsure.stream().map(Fact::notion).collect(Collectors.toSet());
    }

    boolean about(Why why) {
        return why.confidence() != Confidence.VERIFIED || (!unsure.isEmpty() && restsOnDoubt(why));
    }

    private boolean restsOnDoubt(Why why) {
        if (why instanceof Why.Derived derived) {
            return derived.inputs().stream().anyMatch(this::restsOnDoubt);
        }
        return why instanceof Why.Stated stated && unsure.stream().anyMatch(fact -> isSame(fact, stated));
    }

    private static boolean isSame(Fact fact, Why.Stated stated) {
        return fact.notion().equals(stated.notion())
                && fact.subject().equals(stated.subject())
                && fact.value().equals(stated.value())
                && stated.sources().contains(fact.source());
    }
}
