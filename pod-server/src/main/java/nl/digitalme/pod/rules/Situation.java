package nl.digitalme.pod.rules;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;

/** One household under one scenario in one month, after the rules have run. */
public final class Situation {

    /** May she have it? Unknown is an answer of its own, never a no. */
    public enum Status {
        ELIGIBLE,
        NOT_ELIGIBLE,
        UNKNOWN
    }

    private final Derivation.Outcome outcome;
    private final Node node;

    Situation(Derivation.Outcome outcome, Node node) {
        this.outcome = outcome;
        this.node = node;
    }

    public YearMonth month() {
        return outcome.situations().place(node).month();
    }

    public Optional<Value> value(IRI notion) {
        return outcome.situations().graph().value(node, Terms.node(notion)).map(Terms::value);
    }

    /** The value of a notion as a number, exact; empty when it is unknown. */
    public Optional<BigDecimal> number(IRI notion) {
        return outcome.situations()
                .graph()
                .value(node, Terms.node(notion))
                .filter(Terms::isNumber)
                .map(Terms::decimal);
    }

    public Optional<Boolean> truth(IRI notion) {
        return outcome.situations().graph().value(node, Terms.node(notion)).map(Terms.TRUE::equals);
    }

    /**
     * The values of a notion on each part that has one, such as the amount for each child; in the order of the facts.
     */
    public Map<IRI, Value> parts(IRI notion) {
        Map<IRI, Value> values = new LinkedHashMap<>();
        for (Node part : outcome.situations().partsOf(node)) {
            outcome.situations()
                    .graph()
                    .value(part, Terms.node(notion))
                    .ifPresent(
                            value -> values.put(outcome.situations().place(part).subject(), Terms.value(value)));
        }
        return values;
    }

    public Status status(Scheme scheme) {
        return truth(scheme.eligibility())
                .map(yes -> yes ? Status.ELIGIBLE : Status.NOT_ELIGIBLE)
                .orElse(Status.UNKNOWN);
    }

    /** The reasons for a value; empty when there is none. */
    public Optional<Why> why(IRI notion) {
        return outcome.trail().why(node, Terms.node(notion));
    }

    /** What is lacking before this notion can be computed; empty when it has a value. */
    public Set<Missing> missing(IRI notion) {
        return outcome.gaps().of(node, Terms.node(notion));
    }

    /** Whether a value rests on a parameter or a fact that is not confirmed. */
    public boolean isDoubtful(IRI notion) {
        return outcome.situations().graph().isDoubtful(node, Terms.node(notion));
    }

    /** The conditions that are not met, each with its reasons. */
    public List<Why> failing(Scheme scheme) {
        return failingConditions(scheme).stream()
                .flatMap(condition -> why(condition).stream())
                .toList();
    }

    /** The conditions that are not met, without their reasons. */
    public List<IRI> failingConditions(Scheme scheme) {
        return scheme.requires().stream()
                .filter(condition -> !truth(condition).orElse(true))
                .toList();
    }
}
