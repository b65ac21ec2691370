package nl.digitalme.pod.sparql.guard;

import java.util.List;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/** CONCAT within a {@link Budget}: thirty doublings of one letter are a gigabyte. */
final class GuardedConcat extends ExprFunctionN {
    private final Budget budget;

    GuardedConcat(ExprList arguments, Budget budget) {
        super("concat", arguments);
        this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        arguments.forEach(argument -> budget.makeText(Literals.text(argument).length()));
        return new E_StrConcat(args).eval(arguments);
    }

    @Override
    public GuardedConcat copy(ExprList arguments) {
        return new GuardedConcat(arguments, budget);
    }
}
