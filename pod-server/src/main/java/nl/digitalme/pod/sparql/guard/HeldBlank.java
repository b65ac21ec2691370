package nl.digitalme.pod.sparql.guard;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** BNODE with a label: ARQ keeps each of these to the end of the query. */
final class HeldBlank extends ExprFunction1 {
    private final Expr made;
    private final Budget budget;

    HeldBlank(Expr label, Budget budget) {
        super(label, "bnode");
        this.made = E_BNode.create(label);
        this.budget = budget;
    }

    @Override
    protected NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
        budget.hold();
        return made.eval(binding, environment);
    }

    @Override
    public NodeValue eval(NodeValue value) {
        throw new UnsupportedOperationException("Evaluated with its solution.");
    }

    @Override
    public HeldBlank copy(Expr label) {
        return new HeldBlank(label, budget);
    }
}
