package nl.digitalme.pod.sparql;

import java.util.Locale;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/** What a query may not ask for, wherever it hides: also inside sub-selects, EXISTS, ORDER BY and HAVING. */
final class Refusals {
    private Refusals() {}

    static void check(Op op) {
        Walker.walk(op, new Operators(), new Functions());
    }

    private static void check(Expr expression) {
        Walker.walk(expression, new Operators(), new Functions());
    }

    private static void check(String iri) {
        if (iri.toLowerCase(Locale.ROOT).startsWith("java:")) {
            throw SparqlProblems.noJava();
        }
    }

    private static void check(Triple pattern) {
        Node predicate = pattern.getPredicate();
        if (predicate.isURI()) {
            check(predicate.getURI());
        }
    }

    private static final class Operators extends OpVisitorBase {
        @Override
        public void visit(OpService service) {
            throw SparqlProblems.noService();
        }

        // ARQ's walker passes by the expressions of these two.
        @Override
        public void visit(OpOrder order) {
            order.getConditions().forEach(condition -> check(condition.getExpression()));
        }

        @Override
        public void visit(OpGroup group) {
            for (ExprAggregator each : group.getAggregators()) {
                ExprList arguments = each.getAggregator().getExprList(); // null for COUNT(*)
                if (arguments != null) {
                    arguments.forEach(Refusals::check);
                }
            }
        }

        @Override
        public void visit(OpBGP patterns) {
            patterns.getPattern().forEach(Refusals::check);
        }

        @Override
        public void visit(OpTriple pattern) {
            check(pattern.getTriple());
        }
    }

    private static final class Functions extends ExprVisitorBase {
        @Override
        public void visit(ExprFunctionN function) {
            if (function.getFunctionIRI() != null) {
                check(function.getFunctionIRI());
            }
        }
    }
}
