package nl.digitalme.pod.sparql;

import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.GuardedExecutor;
import nl.digitalme.pod.sparql.guard.Guards;
import nl.digitalme.pod.sparql.guard.SafeFunctions;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** ARQ set up for strangers' queries: nothing is loaded, called or fetched, and everything costs {@link Budget}. */
final class PodQueryEngine extends QueryEngineMain {
    private final Budget budget;

    private PodQueryEngine(Query query, DatasetGraph dataset, Binding input, Context context, Budget budget) {
        super(query, dataset, input, context);
        this.budget = budget;
    }

    /** An execution of a checked query over what its caller sees. */
    static QueryExec over(Scope scope, Query query) {
        return over(new ScopeDataset(scope), query, scope.budget());
    }

    /** The same over any dataset. */
    static QueryExec over(DatasetGraph dataset, Query query, Budget budget) {
        return QueryExec.dataset(dataset).query(query).context(context(budget)).build();
    }

    private static Context context(Budget budget) {
        Context context = ARQ.getContext().copy();
        QueryEngineRegistry engines = new QueryEngineRegistry();
        engines.add(new Factory(budget));
        QueryEngineRegistry.set(context, engines);
        FunctionRegistry.set(context, SafeFunctions.INSTANCE);
        context.set(ARQ.enablePropertyFunctions, false);
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQConstants.symCancelQuery, budget.cancelSignal());
        QC.setFactory(context, execution -> new GuardedExecutor(execution, budget));
        return context;
    }

    @Override
    protected Op modifyOp(Op op) {
        return super.modifyOp(Guards.guard(op, budget));
    }

    private record Factory(Budget budget) implements QueryEngineFactory {
        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return new PodQueryEngine(query, dataset, input, context, budget).getPlan();
        }

        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return false;
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            throw new UnsupportedOperationException("Queries come as queries.");
        }
    }
}
