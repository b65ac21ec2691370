package nl.digitalme.pod.rules.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.RDF;

/**
 * Which documents a query can have anything to do with. Each {@code GRAPH} block asks for things of some kind; a
 * document that holds none of these kinds matches none of it.
 *
 * @param blocks for each block the kinds of which a document must hold one; none where any document may match
 * @param needed those of the blocks without which the query has no solution
 */
record Kinds(List<Optional<Set<Node>>> blocks, List<Set<Node>> needed) {

    static Kinds of(Query query) {
        return new Search(query).kinds();
    }

    /** Whether a document may take part in a solution. */
    boolean concern(Set<Node> held) {
        return blocks.stream()
                .anyMatch(block -> block.map(kinds -> holdsAny(held, kinds)).orElse(true));
    }

    /** Whether there can be a solution in these documents at all. */
    boolean canMatch(Collection<FactSource> documents) {
        return needed.stream().allMatch(kinds -> documents.stream().anyMatch(each -> holdsAny(each.kinds(), kinds)));
    }

    private static boolean holdsAny(Set<Node> held, Set<Node> kinds) {
        return kinds.stream().anyMatch(held::contains);
    }

    /** Looks one query through. */
    private static final class Search {
        private final Query query;
        private final Map<Node, Set<Node>> listed = new HashMap<>();
        private final List<Optional<Set<Node>>> blocks = new ArrayList<>();

        Search(Query query) {
            this.query = query;
        }

        Kinds kinds() {
            List<Set<Node>> needed = new ArrayList<>();
            List<Element> top = query.getQueryPattern() instanceof ElementGroup group ? group.getElements() : List.of();
            top.stream().filter(ElementData.class::isInstance).forEach(values -> list((ElementData) values));
            top.stream().filter(ElementNamedGraph.class::isInstance).forEach(block -> in(((ElementNamedGraph) block)
                            .getElement())
                    .ifPresent(needed::add));
            collect(query.getQueryPattern());
            return new Kinds(blocks, needed);
        }

        // VALUES beside the blocks names all values that a variable can have.
        private void list(ElementData values) {
            for (Var variable : values.getVars()) {
                if (values.getRows().stream().allMatch(row -> row.contains(variable))) {
                    Set<Node> named = new HashSet<>();
                    values.getRows().forEach(row -> named.add(row.get(variable)));
                    listed.put(variable, named);
                }
            }
        }

        // Every GRAPH block, those in FILTER NOT EXISTS included.
        private void collect(Element pattern) {
            ElementWalker.walk(pattern, new ElementVisitorBase() {
                @Override
                public void visit(ElementNamedGraph block) {
                    blocks.add(in(block.getElement()));
                }

                @Override
                public void visit(ElementFilter filter) {
                    inside(filter.getExpr());
                }

                @Override
                public void visit(ElementBind bind) {
                    inside(bind.getExpr());
                }

                @Override
                public void visit(ElementSubQuery inner) {
                    // Looked through by itself: what VALUES names out here says nothing of its variables.
                    blocks.addAll(new Search(inner.getQuery()).kinds().blocks());
                }
            });
        }

        private void inside(Expr expression) {
            Walker.walk(expression, new ExprVisitorBase() {
                @Override
                public void visit(ExprFunctionOp exists) {
                    collect(exists.getElement());
                }
            });
        }

        // What a document must hold one of: a kind that the group itself asks for, else one of every branch of a union.
        private Optional<Set<Node>> in(Element element) {
            if (element instanceof ElementUnion union) {
                return union(union.getElements().stream().map(this::in).toList());
            }
            if (element instanceof ElementGroup group) {
                return group.getElements().stream()
                        .filter(each -> each instanceof ElementPathBlock || each instanceof ElementUnion)
                        .map(this::in)
                        .flatMap(Optional::stream)
                        .findFirst();
            }
            return element instanceof ElementPathBlock block ? asked(block) : Optional.empty();
        }

        private static Optional<Set<Node>> union(List<Optional<Set<Node>>> branches) {
            Set<Node> all = new HashSet<>();
            branches.forEach(branch -> branch.ifPresent(all::addAll));
            return branches.stream().allMatch(Optional::isPresent) ? Optional.of(all) : Optional.empty();
        }

        private Optional<Set<Node>> asked(ElementPathBlock block) {
            Set<Node> kinds = new HashSet<>();
            block.patternElts().forEachRemaining(triple -> {
                if (RDF.Nodes.type.equals(triple.getPredicate())) {
                    Node kind = triple.getObject();
                    kinds.addAll(kind.isURI() ? Set.of(kind) : listed.getOrDefault(kind, Set.of()));
                }
            });
            return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
        }
    }
}
