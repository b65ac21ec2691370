package nl.digitalme.pod.sparql.guard;

import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/** Multiplication of numbers of a reasonable size: thirty squarings of ten have a billion digits. */
final class GuardedProduct extends ExprFunction2 {
    private static final int MOST_BITS = 4096;

    GuardedProduct(Expr left, Expr right) {
        super(left, right, "*", "*");
    }

    @Override
    public NodeValue eval(NodeValue left, NodeValue right) {
        if (bits(left) + bits(right) > MOST_BITS) {
            throw new ExprEvalException("The product has too many digits.");
        }
        return new E_Multiply(expr1, expr2).eval(left, right);
    }

    private static int bits(NodeValue value) {
        if (value.isInteger()) {
            return value.getInteger().bitLength();
        }
        return value.isDecimal() ? value.getDecimal().unscaledValue().bitLength() : 0;
    }

    @Override
    public GuardedProduct copy(Expr left, Expr right) {
        return new GuardedProduct(left, right);
    }
}
