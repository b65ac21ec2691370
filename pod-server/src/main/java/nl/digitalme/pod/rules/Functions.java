package nl.digitalme.pod.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Supplier;
import nl.digitalme.vocab.DM;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionBase2;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** The four functions that rules have beyond SPARQL 1.1: dm:min, dm:max, dm:cents and dm:age. */
final class Functions {
    private Functions() {}

    /** A context of our own: the functions exist for rules only, not for queries of citizens and agencies. */
    static Context context() {
        FunctionRegistry registry = FunctionRegistry.createFrom(FunctionRegistry.standardRegistry());
        register(registry, "min", Min::new);
        register(registry, "max", Max::new);
        register(registry, "cents", Cents::new);
        register(registry, "age", Age::new);
        Context context = ARQ.getContext().copy();
        FunctionRegistry.set(context, registry);
        return context;
    }

    private static void register(FunctionRegistry registry, String name, Supplier<Function> function) {
        registry.put(DM.NAMESPACE + name, uri -> function.get());
    }

    private static final class Min extends FunctionBase2 {
        @Override
        public NodeValue exec(NodeValue one, NodeValue other) {
            return NodeValue.compare(one, other) <= 0 ? one : other;
        }
    }

    private static final class Max extends FunctionBase2 {
        @Override
        public NodeValue exec(NodeValue one, NodeValue other) {
            return NodeValue.compare(one, other) >= 0 ? one : other;
        }
    }

    /** To the cent, half up. */
    private static final class Cents extends FunctionBase1 {
        @Override
        public NodeValue exec(NodeValue amount) {
            BigDecimal exact = amount.getDecimal();
            return NodeValue.makeDecimal(exact.setScale(2, RoundingMode.HALF_UP));
        }
    }

    /** Whole years from a date of birth to a day; born on 29 February one ages on 1 March. */
    private static final class Age extends FunctionBase2 {
        @Override
        public NodeValue exec(NodeValue born, NodeValue day) {
            if (!born.isDate() || !day.isDate()) {
                throw new ExprEvalException("dm:age wants two dates");
            }
            return NodeValue.makeInteger(Period.between(date(born), date(day)).getYears());
        }

        private static LocalDate date(NodeValue value) {
            return LocalDate.parse(value.asNode().getLiteralLexicalForm().substring(0, 10));
        }
    }
}
