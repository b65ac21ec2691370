package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;

/** The triple patterns of a rule, and its pattern with the grouping taken off, row by row, for explanations. */
final class Patterns {
    private Patterns() {}

    /** Every triple pattern, sub-selects included, in the order of the text. */
    static List<Triple> of(Op pattern) {
        List<Triple> triples = new ArrayList<>();
        Walker.walk(pattern, new OpVisitorBase() {
            @Override
            public void visit(OpBGP bgp) {
                bgp.getPattern().forEach(triples::add);
            }
        });
        return triples;
    }

    /** The rows that a sum was made of: the same pattern without GROUP BY, HAVING and what hangs on them. */
    static Op ungrouped(Op pattern) {
        return Transformer.transform(new Ungroup(), pattern);
    }

    /** Walks from the leaves up, and remembers which variables only exist because of an aggregate. */
    private static final class Ungroup extends TransformCopy {
        private final Set<Var> aggregated = new HashSet<>();

        @Override
        public Op transform(OpGroup group, Op inner) {
            group.getAggregators().forEach(each -> aggregated.add(each.getVar()));
            return inner;
        }

        @Override
        public Op transform(OpProject project, Op inner) {
            return inner;
        }

        @Override
        public Op transform(OpFilter filter, Op inner) {
            ExprList kept = new ExprList();
            filter.getExprs().forEach(expr -> {
                if (!restsOnAggregate(expr)) {
                    kept.add(expr);
                }
            });
            return kept.isEmpty() ? inner : OpFilter.filterBy(kept, inner);
        }

        @Override
        public Op transform(OpExtend extend, Op inner) {
            VarExprList kept = new VarExprList();
            for (Map.Entry<Var, Expr> each : extend.getVarExprList().getExprs().entrySet()) {
                if (restsOnAggregate(each.getValue())) {
                    aggregated.add(each.getKey());
                } else {
                    kept.add(each.getKey(), each.getValue());
                }
            }
            return kept.isEmpty() ? inner : OpExtend.create(inner, kept);
        }

        private boolean restsOnAggregate(Expr expr) {
            return expr.getVarsMentioned().stream().anyMatch(aggregated::contains);
        }
    }
}
