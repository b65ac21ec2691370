package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The conditions of a scheme taken together: one false is no, all true is yes, anything else stays unknown. */
record Eligibility(RuleText text, Node notion, List<Node> conditions) implements Unit {
    private static final Node MONTH = Terms.node(DM.MONTH);

    @Override
    public Set<Node> reads() {
        return new LinkedHashSet<>(conditions);
    }

    @Override
    public Set<Node> makes() {
        return Set.of(notion);
    }

    @Override
    public List<Made> derive(NotionGraph graph) {
        List<Made> derived = new ArrayList<>();
        graph.forEach(MONTH, (situation, month) -> holds(graph, situation).ifPresent(yes -> {
            boolean doubtful = conditions.stream().anyMatch(condition -> graph.isDoubtful(situation, condition));
            derived.add(new Made(Triple.create(situation, notion, Terms.truth(yes)), doubtful));
        }));
        return derived;
    }

    private Optional<Boolean> holds(NotionGraph graph, Node situation) {
        boolean all = true;
        for (Node condition : conditions) {
            List<Node> values = graph.values(situation, condition);
            if (values.contains(Terms.FALSE)) {
                return Optional.of(false);
            }
            all &= values.contains(Terms.TRUE);
        }
        return all ? Optional.of(true) : Optional.empty();
    }
}
