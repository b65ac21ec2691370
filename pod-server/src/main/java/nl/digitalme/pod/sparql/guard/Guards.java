package nl.digitalme.pod.sparql.guard;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/** Puts functions that keep to the {@link Budget} in the place of those that could run or grow without end. */
public final class Guards {
    private final Budget budget;

    private Guards(Budget budget) {
        this.budget = budget;
    }

    /** Must come before ARQ optimises, which already works out what is constant. */
    public static Op guard(Op op, Budget budget) {
        Guards guards = new Guards(budget);
        return Transformer.transform(guards.new Groups(), guards.new Functions(), op);
    }

    private final class Functions extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            if (function instanceof E_Regex) {
                return GuardedRegex.regex(arguments, budget);
            }
            if (function instanceof E_StrReplace) {
                return GuardedRegex.replace(arguments, budget);
            }
            return function instanceof E_StrConcat
                    ? new GuardedConcat(arguments, budget)
                    : super.transform(function, arguments);
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
            return function instanceof E_BNode.BNode1
                    ? new HeldBlank(argument, budget)
                    : super.transform(function, argument);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            return function instanceof E_Multiply
                    ? new GuardedProduct(left, right)
                    : super.transform(function, left, right);
        }
    }

    private final class Groups extends TransformCopy {
        @Override
        public Op transform(OpGroup group, Op inner) {
            List<ExprAggregator> aggregators = new ArrayList<>();
            for (ExprAggregator aggregator : group.getAggregators()) {
                aggregators.add(new ExprAggregator(aggregator.getVar(), metered(aggregator.getAggregator())));
            }
            aggregators.add(new ExprAggregator(Var.alloc(".groups"), new GroupCounter(budget)));
            return new OpGroup(inner, group.getGroupVars(), aggregators);
        }

        private Aggregator metered(Aggregator aggregator) {
            return aggregator.getName().equals("GROUP_CONCAT")
                    ? aggregator.copy(new ExprList(
                            new MeteredText(aggregator.getExprList().get(0), budget)))
                    : aggregator;
        }
    }
}
