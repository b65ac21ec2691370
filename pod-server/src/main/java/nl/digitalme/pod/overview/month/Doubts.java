package nl.digitalme.pod.overview.month;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Parameter.Confidence;
import nl.digitalme.pod.rules.Why;

/** Whether an amount rests on a value that is not confirmed: of the law, or of a document that says so itself. */
final class Doubts {
    private final Set<Fact> unsure;
    private final Map<Why, Boolean> known = new IdentityHashMap<>(); // one value may stand behind many others

    Doubts(Set<Fact> unsure) {
        this.unsure = unsure;
    }

    boolean about(Why why) {
        return why.confidence() != Confidence.VERIFIED || (!unsure.isEmpty() && restsOnDoubt(why));
    }

    private boolean restsOnDoubt(Why why) {
        Boolean before = known.get(why);
        if (before == null) {
            before = why instanceof Why.Derived derived
                    ? derived.inputs().stream().anyMatch(this::restsOnDoubt)
                    : why instanceof Why.Stated stated && unsure.stream().anyMatch(fact -> isSame(fact, stated));
            known.put(why, before);
        }
        return before;
    }

    private static boolean isSame(Fact fact, Why.Stated stated) {
        return fact.notion().equals(stated.notion())
                && fact.subject().equals(stated.subject())
                && fact.value().equals(stated.value())
                && stated.sources().contains(fact.source());
    }
}
