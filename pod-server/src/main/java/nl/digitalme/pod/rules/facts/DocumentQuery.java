package nl.digitalme.pod.rules.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;

/**
 * A CONSTRUCT query of vocab over documents, each of them a named graph. Compiled once, with a name that stands for
 * each variable whose value is given when it runs; measured, compiling took most of the time of a run. It only sees the
 * documents that can have to do with it.
 */
record DocumentQuery(Op pattern, List<Triple> template, Kinds kinds, Map<Node, Var> given) {
    private static final String STANDS_FOR = "urn:digital-me:given:";

    // STR(?change) must not become the text of the name that stands for it.
    private static final Context UNFOLDED = ARQ.getContext().copy().set(ARQ.optExprConstantFolding, false);

    static DocumentQuery parse(String text, List<String> given) {
        Query query = QueryFactory.create(text);
        if (!query.isConstructType()) {
            throw new IllegalStateException("This is no CONSTRUCT query: " + text);
        }
        Map<Var, Node> names = new HashMap<>();
        Map<Node, Var> variables = new HashMap<>();
        for (String each : given) {
            Node name = NodeFactory.createURI(STANDS_FOR + each);
            names.put(Var.alloc(each), name);
            variables.put(name, Var.alloc(each));
        }
        Query named = QueryTransformOps.syntaxSubstitute(query, names);
        return new DocumentQuery(
                Algebra.optimize(Algebra.compile(named.getQueryPattern()), UNFOLDED),
                query.getConstructTemplate().getTriples(),
                Kinds.of(query),
                Map.copyOf(variables));
    }

    /** The values of all variables in each solution; {@code values} are those of the given ones. */
    List<Row> run(Collection<FactSource> documents, Map<Var, Node> values) {
        List<FactSource> asked = documents.stream()
                .filter(document -> kinds.concern(document.kinds()))
                .toList();
        List<Row> rows = new ArrayList<>();
        if (!kinds.canMatch(asked)) {
            return rows;
        }
        ExecutionContext context = ExecutionContext.create(dataset(asked));
        QueryIterator solutions = QC.execute(with(values), QueryIterRoot.create(context), context);
        try {
            solutions.forEachRemaining(solution -> rows.add(new Row(solution, values)));
        } finally {
            solutions.close();
        }
        return rows;
    }

    /** The triples of all solutions, each once. */
    Set<Triple> makes(Collection<FactSource> documents, Map<Var, Node> values) {
        Set<Triple> made = new LinkedHashSet<>();
        for (Row row : run(documents, values)) {
            template.stream().map(row::triple).filter(Triple::isConcrete).forEach(made::add);
        }
        return made;
    }

    private Op with(Map<Var, Node> values) {
        return NodeTransformLib.transform(
                node -> {
                    Var variable = given.get(node);
                    return variable == null ? node : values.getOrDefault(variable, node);
                },
                pattern);
    }

    private static DatasetGraph dataset(List<FactSource> documents) {
        DatasetGraph dataset = DatasetGraphFactory.createGeneral(); // links to the graphs, copies nothing
        documents.forEach(document -> dataset.addGraph(document.name(), document.graph()));
        return dataset;
    }

    /** One solution. */
    record Row(Binding solution, Map<Var, Node> given) {

        /** The term itself, or the value of the variable; the variable where it has none. */
        Node value(Node term) {
            if (!Var.isVar(term)) {
                return term;
            }
            Var variable = Var.alloc(term);
            Node found = given.containsKey(variable) ? given.get(variable) : solution.get(variable);
            return found == null ? term : found;
        }

        /** A line of the template; not concrete where a variable has no value. */
        Triple triple(Triple line) {
            return Triple.create(value(line.getSubject()), line.getPredicate(), value(line.getObject()));
        }
    }
}
