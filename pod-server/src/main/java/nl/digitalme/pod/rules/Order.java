package nl.digitalme.pod.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * In which order rules run: makers before readers. Rules that need each other form one component, which is a loop
 * (Tarjan's strongly connected components; they come out with the makers first).
 */
final class Order {
    private final Map<Node, List<Unit>> makers = new HashMap<>();
    private final Set<Node> ignored;
    private final Map<Unit, Integer> index = new HashMap<>();
    private final Map<Unit, Integer> lowest = new HashMap<>();
    private final Deque<Unit> open = new ArrayDeque<>();
    private final Set<Unit> isOpen = new HashSet<>();
    private final List<List<Unit>> components = new ArrayList<>();

    private Order(Collection<? extends Unit> units, Set<Node> ignored) {
        this.ignored = ignored;
        units.forEach(unit -> unit.makes().forEach(notion -> makers.computeIfAbsent(notion, any -> new ArrayList<>())
                .add(unit)));
        for (Unit unit : units) {
            if (!index.containsKey(unit)) {
                visit(unit);
            }
        }
    }

    static List<List<Unit>> of(Collection<? extends Unit> units) {
        return new Order(units, Set.of()).components;
    }

    /** The same, as if nobody read the ignored notions: how a loop runs once it has a value to start at. */
    static List<List<Unit>> of(Collection<? extends Unit> units, Set<Node> ignored) {
        return new Order(units, ignored).components;
    }

    private void visit(Unit unit) {
        index.put(unit, index.size());
        lowest.put(unit, index.get(unit));
        open.push(unit);
        isOpen.add(unit);
        for (Unit maker : makersFor(unit)) {
            if (!index.containsKey(maker)) {
                visit(maker);
                lowest.merge(unit, lowest.get(maker), Math::min);
            } else if (isOpen.contains(maker)) {
                lowest.merge(unit, index.get(maker), Math::min);
            }
        }
        if (lowest.get(unit).equals(index.get(unit))) {
            components.add(close(unit));
        }
    }

    private List<Unit> makersFor(Unit unit) {
        return unit.reads().stream()
                .filter(notion -> !ignored.contains(notion))
                .flatMap(notion -> makers.getOrDefault(notion, List.of()).stream())
                .toList();
    }

    private List<Unit> close(Unit root) {
        List<Unit> component = new ArrayList<>();
        Unit unit;
        do {
            unit = open.pop();
            isOpen.remove(unit);
            component.add(unit);
        } while (unit != root);
        return component;
    }
}
