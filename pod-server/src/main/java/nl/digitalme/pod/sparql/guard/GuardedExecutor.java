package nl.digitalme.pod.sparql.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.jspecify.annotations.Nullable;

/** ARQ's executor, with every place where rows pile up in memory counted against the {@link Budget}. */
public final class GuardedExecutor extends OpExecutor {
    private final Budget budget;

    public GuardedExecutor(ExecutionContext context, Budget budget) {
        super(context);
        this.budget = budget;
    }

    /** Counts the rows that somebody keeps. */
    private QueryIterator held(QueryIterator rows) {
        return each(rows, row -> {
            budget.hold();
            return true;
        });
    }

    private QueryIterator each(QueryIterator rows, Predicate<Binding> keep) {
        return new QueryIterProcessBinding(rows, execCxt) {
            @Override
            public @Nullable Binding accept(Binding row) {
                return keep.test(row) ? row : null;
            }
        };
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        return new QueryIterSort(held(exec(order.getSubOp(), input)), order.getConditions(), execCxt);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        List<Var> variables = List.copyOf(OpVars.visibleVars(distinct.getSubOp()));
        Set<RowKey> seen = new HashSet<>();
        return each(exec(distinct.getSubOp(), input), row -> {
            budget.tick();
            boolean isNew = seen.add(new RowKey(row, variables));
            if (isNew) {
                budget.hold();
            }
            return isNew;
        });
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        boolean keepsValues = group.getAggregators().stream()
                .anyMatch(each -> each.getAggregator().toPrefixString().contains("distinct"));
        QueryIterator rows = exec(group.getSubOp(), input);
        return new QueryIterGroup(
                keepsValues ? held(rows) : ticking(rows), group.getGroupVars(), group.getAggregators(), execCxt);
    }

    private QueryIterator ticking(QueryIterator rows) {
        return each(rows, row -> {
            budget.tick();
            return true;
        });
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        return ticking(Join.join(held(exec(join.getLeft(), input)), held(exec(join.getRight(), root())), execCxt));
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        QueryIterator left = held(exec(join.getLeft(), input));
        return ticking(Join.leftJoin(left, held(exec(join.getRight(), root())), join.getExprs(), execCxt));
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        QueryIterator left = exec(minus.getLeft(), input);
        return ticking(QueryIterMinus.create(left, held(exec(minus.getRight(), root())), common, execCxt));
    }

    @Override
    protected QueryIterator execute(OpAssign assign, QueryIterator input) {
        return metered(super.execute(assign, input), assign.getVarExprList());
    }

    @Override
    protected QueryIterator execute(OpExtend extend, QueryIterator input) {
        return metered(super.execute(extend, input), extend.getVarExprList());
    }

    // Whatever function made the values: text in rows that pile up is text in memory.
    private QueryIterator metered(QueryIterator rows, VarExprList made) {
        return each(rows, row -> {
            for (Var variable : made.getVars()) {
                var node = row.get(variable);
                if (node != null && node.isLiteral()) {
                    budget.makeText(node.getLiteralLexicalForm().length());
                }
            }
            budget.tick();
            return true;
        });
    }

    /** {@code GRAPH ?g} around triple patterns is answered from the index of all graphs, not graph by graph. */
    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        Op inner = graph.getSubOp();
        if (graph.getNode().isVariable()
                && inner instanceof OpBGP bgp
                && !bgp.getPattern().isEmpty()) {
            return PatternMatchData.execute(
                    execCxt.getDataset(), graph.getNode(), bgp.getPattern(), input, null, execCxt);
        }
        return super.execute(graph, input);
    }

    @Override
    protected QueryIterator execute(OpService service, QueryIterator input) {
        throw SparqlProblems.noService();
    }
}
