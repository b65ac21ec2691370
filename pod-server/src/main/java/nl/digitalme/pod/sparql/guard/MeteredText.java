package nl.digitalme.pod.sparql.guard;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/** Hands on a value and counts its text: what GROUP_CONCAT gathers. */
final class MeteredText extends ExprFunction1 {
    private final Budget budget;

    MeteredText(Expr inner, Budget budget) {
        super(inner, "metered");
        this.budget = budget;
    }

    @Override
    public NodeValue eval(NodeValue value) {
        budget.makeText(value.asString().length());
        return value;
    }

    @Override
    public MeteredText copy(Expr inner) {
        return new MeteredText(inner, budget);
    }
}
