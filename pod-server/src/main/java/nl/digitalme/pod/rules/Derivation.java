package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Everything the rules derived for some timelines over some months. For one thread at a time. */
public final class Derivation {
    private final Law law;
    private final Situations situations;
    private final Trail trail;
    private final List<Timeline> timelines;
    private final Gaps gaps;

    Derivation(Law law, Situations situations, Map<Node, Map<Node, Unit>> madeBy, List<Timeline> timelines) {
        this.law = law;
        this.situations = situations;
        this.trail = new Trail(law, situations, madeBy);
        this.timelines = timelines;
        this.gaps = new Gaps(law, situations);
    }

    /** What holds for this timeline in this month, which must lie in the period asked for. */
    public Situation at(Timeline timeline, YearMonth month) {
        Node node = situations.node(timelines.indexOf(timeline), month);
        if (!situations.isPlace(node)) {
            throw new IllegalArgumentException("%s in %s was not derived".formatted(timeline.name(), month));
        }
        return new Situation(this, node);
    }

    Law law() {
        return law;
    }

    Situations situations() {
        return situations;
    }

    Trail trail() {
        return trail;
    }

    Gaps gaps() {
        return gaps;
    }
}
