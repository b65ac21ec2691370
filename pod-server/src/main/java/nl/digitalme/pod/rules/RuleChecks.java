package nl.digitalme.pod.rules;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitor;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;

/** Refuses at load what the engine could not order, explain or count exactly. */
final class RuleChecks {
    private static final Set<String> ALLOWED_STEPS = Set.of(
            "OpBGP", "OpJoin", "OpSequence", "OpFilter", "OpExtend", "OpGroup", "OpProject", "OpTable", "OpDistinct");
    private static final Set<String> ROUNDING = Set.of("floor", "ceil", "round", "cents");
    private static final Set<String> UNREPEATABLE = Set.of("now", "rand", "uuid", "struuid", "bnode");

    private final RuleText rule;

    private RuleChecks(RuleText rule) {
        this.rule = rule;
    }

    static void check(RuleText rule, Query query, Op pattern) {
        new RuleChecks(rule).run(query, pattern);
    }

    private void run(Query query, Op pattern) {
        checkForm(query);
        checkPatterns(pattern);
        Walker.walk(pattern, steps(), new ExpressionChecks());
    }

    private void checkForm(Query query) {
        if (!query.isConstructType()
                || query.getConstructTemplate().getTriples().size() != 1) {
            throw problem("derives one notion: one CONSTRUCT with one triple in its template");
        }
        if (query.hasGroupBy() || query.hasLimit() || query.hasOrderBy() || query.hasValues()) {
            throw problem("groups or sorts outside a sub-select, which a CONSTRUCT cannot hand on");
        }
        Triple template = query.getConstructTemplate().getTriples().get(0);
        if (!template.getPredicate().isURI() || !template.getSubject().isVariable()) {
            throw problem("derives a notion that is not named, or about a fixed thing");
        }
    }

    private void checkPatterns(Op pattern) {
        for (Triple triple : Patterns.of(pattern)) {
            if (!triple.getPredicate().isURI()) {
                throw problem("reads a variable predicate, so nobody can tell what it reads");
            }
            if (Terms.isNumber(triple.getObject())) {
                throw problem("has the number %s in a pattern, which does not find %s.0; put it in a FILTER"
                        .formatted(triple.getObject(), triple.getObject()));
            }
            checkDecimal(triple.getObject());
        }
    }

    private void checkDecimal(Node node) {
        if (node.isLiteral() && List.of("double", "float").contains(localName(node.getLiteralDatatypeURI()))) {
            throw problem("uses the floating number %s; money is counted in decimals".formatted(node));
        }
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    // One proxy instead of thirty visit methods: a list of what is allowed stays right when Jena adds a step.
    private OpVisitor steps() {
        return (OpVisitor) Proxy.newProxyInstance(
                OpVisitor.class.getClassLoader(), new Class<?>[] {OpVisitor.class}, (self, method, steps) -> {
                    String step = steps[0].getClass().getSimpleName();
                    if (!ALLOWED_STEPS.contains(step)) {
                        throw problem(("uses %s: no OPTIONAL, UNION, MINUS, GRAPH, SERVICE or property path. "
                                        + "Absence means unknown, and alternatives are rules of their own")
                                .formatted(step.substring(2)));
                    }
                    return null;
                });
    }

    private LawProblem problem(String text) {
        return new LawProblem("The rule %s %s.".formatted(rule.name(), text));
    }

    private final class ExpressionChecks extends ExprVisitorFunction {
        @Override
        public void visit(NodeValue constant) {
            checkDecimal(constant.asNode());
        }

        @Override
        public void visit(ExprFunctionOp exists) {
            throw problem("uses EXISTS or NOT EXISTS: absence means unknown, so state 'no' as a fact or a rule");
        }

        @Override
        public void visit(ExprTripleTerm term) {
            throw problem("uses a triple term, which no fact or rule holds");
        }

        @Override
        public void visit(ExprVar variable) {}

        @Override
        public void visit(ExprAggregator sum) {}

        @Override
        public void visit(ExprNone nothing) {}

        @Override
        protected void visitExprFunction(ExprFunction function) {
            String iri = function.getFunctionIRI();
            String name = iri == null ? function.getFunctionSymbol().getSymbol() : localName(iri);
            String lower = name.toLowerCase(Locale.ROOT);
            if (ROUNDING.contains(lower) && rule.rounding().isBlank()) {
                throw problem("rounds with %s but has no '# Rounding: …' line that says how and by which law"
                        .formatted(name));
            }
            if (UNREPEATABLE.contains(lower)) {
                throw problem("uses %s, which gives another answer each time".formatted(name));
            }
            if (List.of("double", "float").contains(lower)) {
                throw problem("casts to %s; money is counted in decimals".formatted(name));
            }
        }
    }
}
