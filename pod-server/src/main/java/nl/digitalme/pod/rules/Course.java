package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.rules.Engine.Component;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;

/**
 * The order in which all units run, worked out once for a law.
 *
 * @param made every notion that a unit makes
 * @param rowNotions the notions that only rows of parameters carry
 */
record Course(List<Step> steps, Set<Node> made, Set<IRI> rowNotions) {

    /**
     * One component in its place.
     *
     * @param completes those of the notions it makes that nobody after it makes
     */
    record Step(Component component, Set<Node> reads, Set<Node> makes, Set<Node> completes) {}

    static Course of(Law law) {
        List<Component> components = Component.of(law);
        Map<Node, Component> last = new HashMap<>();
        components.forEach(component -> makes(component).forEach(notion -> last.put(notion, component)));
        List<Step> steps = new ArrayList<>();
        for (Component component : components) {
            Set<Node> reads = new HashSet<>();
            component.units().forEach(unit -> reads.addAll(unit.reads()));
            Set<Node> makes = makes(component);
            Set<Node> completes = new HashSet<>(makes);
            completes.removeIf(notion -> last.get(notion) != component);
            steps.add(new Step(component, reads, makes, completes));
        }
        return new Course(List.copyOf(steps), Set.copyOf(last.keySet()), law.rowNotions());
    }

    private static Set<Node> makes(Component component) {
        Set<Node> makes = new HashSet<>();
        component.units().forEach(unit -> makes.addAll(unit.makes()));
        return makes;
    }
}
