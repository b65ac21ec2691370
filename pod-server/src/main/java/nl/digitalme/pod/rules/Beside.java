package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rules.Engine.Component;
import org.apache.jena.graph.Node;

/**
 * Derives a timeline beside another one of the same run that it has most facts in common with. A unit derives from the
 * columns that it reads and from nothing else, so where these are the same in both, what it makes is too, and the column
 * is shared. A column that comes out the same all the same is shared again, so that nobody runs because of it.
 */
final class Beside {
    private final Solved base;
    private final Course course;
    private final NotionGraph graph;
    private final Map<Node, Column> stated;
    private final Engine engine;
    private final Set<Node> differing = new HashSet<>();
    private final Map<Node, List<Unit>> skipped = new HashMap<>();

    private Beside(Situations situations, Solved base, Course course) {
        this.base = base;
        this.course = course;
        this.graph = situations.graph();
        this.stated = Solved.stated(graph, course.made());
        this.engine = new Engine(graph);
    }

    static Solved run(Situations situations, Solved base, Course course) {
        Beside beside = new Beside(situations, base, course);
        beside.compareFacts();
        course.steps().forEach(beside::take);
        return new Solved(situations, beside.stated, beside.engine.madeBy());
    }

    private void compareFacts() {
        Set<Node> laid = new HashSet<>(graph.notions());
        laid.addAll(base.stated().keySet());
        base.graph().notions().stream()
                .filter(notion -> !course.made().contains(notion))
                .forEach(laid::add);
        for (Node notion : laid) {
            Optional<Column> own = graph.own(notion);
            Optional<Column> other = base.stated(notion, course.made());
            boolean same = own.isPresent() == other.isPresent()
                    && own.filter(column -> !column.isSame(other.orElseThrow())).isEmpty();
            if (!same) {
                differing.add(notion);
            } else if (!course.made().contains(notion)) {
                graph.set(notion, other);
            }
        }
    }

    private void take(Course.Step step) {
        Component component = step.component();
        if (isTouched(step)) {
            step.makes().forEach(this::begin);
            engine.run(component);
        } else {
            component.units().forEach(unit -> unit.makes()
                    .forEach(notion -> skipped.computeIfAbsent(notion, any -> new ArrayList<>())
                            .add(unit)));
        }
        step.completes().forEach(this::complete);
    }

    private boolean isTouched(Course.Step step) {
        return step.reads().stream().anyMatch(differing::contains)
                || step.makes().stream().anyMatch(differing::contains);
    }

    // From here on the column is its own: what was stated, and what the units made that were passed over so far.
    private void begin(Node notion) {
        if (differing.add(notion)) {
            Map<Node, Unit> makers = base.madeBy().getOrDefault(notion, Map.of());
            List<Unit> before = skipped.getOrDefault(notion, List.of());
            makers.forEach((subject, unit) -> {
                if (before.contains(unit)) {
                    engine.copy(base.graph(), subject, notion, unit);
                }
            });
        }
    }

    // Everybody who makes it has run, or was passed over.
    private void complete(Node notion) {
        boolean same = !differing.contains(notion) || isSame(notion);
        if (same) {
            differing.remove(notion);
            graph.set(notion, base.graph().own(notion));
            engine.share(notion, base.madeBy());
        }
    }

    private boolean isSame(Node notion) {
        Optional<Column> own = graph.own(notion);
        Optional<Column> other = base.graph().own(notion);
        return own.isPresent() == other.isPresent()
                && own.filter(column -> !column.isSame(other.orElseThrow())).isEmpty()
                && engine.madeBy()
                        .getOrDefault(notion, Map.of())
                        .equals(base.madeBy().getOrDefault(notion, Map.of()));
    }
}
