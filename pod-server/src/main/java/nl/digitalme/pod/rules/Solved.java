package nl.digitalme.pod.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * What the rules made of one timeline.
 *
 * @param stated of each notion that rules may add to, what was laid before they ran
 * @param madeBy per notion, which unit made the value of each node
 */
record Solved(Situations situations, Map<Node, Column> stated, Map<Node, Map<Node, Unit>> madeBy) {

    NotionGraph graph() {
        return situations.graph();
    }

    /** What facts said of a notion; empty where they said nothing. */
    Optional<Column> stated(Node notion, Set<Node> made) {
        return made.contains(notion) ? Optional.ofNullable(stated.get(notion)) : graph().own(notion);
    }

    /** Copies of the columns that rules may add to. */
    static Map<Node, Column> stated(NotionGraph laid, Set<Node> made) {
        Map<Node, Column> stated = new HashMap<>();
        for (Node notion : laid.notions()) {
            if (made.contains(notion)) {
                laid.own(notion).ifPresent(column -> stated.put(notion, column.copy()));
            }
        }
        return stated;
    }
}
