package nl.digitalme.pod.rules;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Something that derives notions from notions. What it reads and makes decides when it runs. */
sealed interface Unit permits Rule, Eligibility {
    RuleText text();

    Set<Node> reads();

    Set<Node> makes();

    /** All months, timelines and parts at once. Collected first: a graph must not change under its own query. */
    List<Made> derive(NotionGraph graph);

    /** What a unit derived, and whether it rests on something that is not confirmed. */
    record Made(Triple triple, boolean doubtful) {}
}
