package nl.digitalme.pod.sparql.guard;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** An aggregate without a value that counts the groups of a GROUP BY, each of which stays in memory. */
final class GroupCounter extends AggregatorBase {
    private final Budget budget;

    GroupCounter(Budget budget) {
        super("GROUPS", false, new ExprList());
        this.budget = budget;
    }

    @Override
    public Accumulator createAccumulator() {
        budget.hold();
        return new Silent();
    }

    private static final class Silent implements Accumulator {
        @Override
        public void accumulate(Binding binding, FunctionEnv environment) {}

        @Override
        public @Nullable NodeValue getValue() {
            return null; // ARQ's word for: no value
        }
    }

    @Override
    public @Nullable Node getValueEmpty() {
        return null;
    }

    @Override
    public Aggregator copy(ExprList expressions) {
        return this;
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
