package nl.digitalme.pod.rules;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Division by zero leaves the variable without a value, as SPARQL 1.1 section 17.3 says. Jena throws through the whole
 * query when the zero has decimals (0.0): a wage of zero in one month would take away the answers of all months.
 */
final class SafeDivision extends E_Divide {
    private SafeDivision(Expr left, Expr right) {
        super(left, right);
    }

    static Op in(Op pattern) {
        return Transformer.transform(new TransformCopy(), new Replacement(), pattern);
    }

    @Override
    public NodeValue eval(NodeValue left, NodeValue right) {
        try {
            return super.eval(left, right);
        } catch (ArithmeticException byZero) {
            throw new ExprEvalException("division by zero", byZero);
        }
    }

    @Override
    public Expr copy(Expr left, Expr right) {
        return new SafeDivision(left, right);
    }

    private static final class Replacement extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunction2 function, Expr left, Expr right) {
            return function instanceof E_Divide
                    ? new SafeDivision(left, right)
                    : super.transform(function, left, right);
        }
    }
}
