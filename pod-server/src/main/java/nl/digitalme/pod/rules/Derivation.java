package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** Everything the rules derived for some timelines over some months. For one thread at a time. */
public final class Derivation {
    private final List<Outcome> outcomes;

    private Derivation(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** What one timeline came to, with its reasons and what it lacks. */
    record Outcome(Law law, Solved solved, Trail trail, Gaps gaps) {
        static Outcome of(Law law, Course course, Solved solved) {
            Situations situations = solved.situations();
            return new Outcome(
                    law,
                    solved,
                    new Trail(law, situations, solved.madeBy()),
                    new Gaps(law, situations, course.rowNotions()));
        }

        Situations situations() {
            return solved.situations();
        }
    }

    static Derivation of(Law law, Course course, NotionGraph calendar, Situations.Span span, List<Timeline> timelines) {
        Map<Optional<Node>, Solved> bases = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Timeline timeline : timelines) {
            Situations laid = Situations.lay(law, calendar, span, timeline);
            Optional<Node> basis = laid.basis();
            Solved solved = bases.isEmpty()
                    ? Engine.run(laid, course)
                    : Beside.run(
                            laid,
                            bases.getOrDefault(basis, bases.values().iterator().next()),
                            course);
            bases.putIfAbsent(basis, solved);
            outcomes.add(Outcome.of(law, course, solved));
        }
        return new Derivation(outcomes);
    }

    /** What holds for this timeline in this month, which must lie in the period asked for. */
    public Situation at(Timeline timeline, YearMonth month) {
        Outcome outcome = outcomes.stream()
                .filter(each -> each.situations().timeline().equals(timeline))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(timeline.name() + " was not derived"));
        Node node = outcome.situations().node(month);
        if (!outcome.situations().isPlace(node)) {
            throw new IllegalArgumentException("%s in %s was not derived".formatted(timeline.name(), month));
        }
        return new Situation(outcome, node);
    }

    /** What the first timeline came to. */
    Outcome first() {
        return outcomes.get(0);
    }
}
