package nl.digitalme.pod.sparql;

import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.UpdateDataDelete;
import org.apache.jena.sparql.modify.request.UpdateDataInsert;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.update.Update;

/**
 * One operation of an update.
 *
 * @param where what binds the variables of the templates; empty when there are none
 */
record UpdateStep(Optional<Query> where, List<Triple> deletes, List<Triple> inserts) {

    /** Refuses with 422 what reaches beyond the one document: LOAD, CLEAR, GRAPH, USING, SERVICE and the like. */
    static UpdateStep of(Update update) {
        if (update instanceof UpdateDataInsert insert) {
            return new UpdateStep(Optional.empty(), List.of(), triples(insert.getQuads()));
        }
        if (update instanceof UpdateDataDelete delete) {
            return new UpdateStep(Optional.empty(), triples(delete.getQuads()), List.of());
        }
        if (update instanceof UpdateDeleteWhere delete) {
            List<Triple> triples = triples(delete.getQuads());
            ElementPathBlock pattern = new ElementPathBlock();
            triples.forEach(pattern::addTriple);
            return new UpdateStep(Optional.of(query(pattern)), triples, List.of());
        }
        if (update instanceof UpdateModify modify) {
            return of(modify);
        }
        throw SparqlProblems.beyondTheDocument();
    }

    private static UpdateStep of(UpdateModify modify) {
        if (modify.getWithIRI() != null
                || !modify.getUsing().isEmpty()
                || !modify.getUsingNamed().isEmpty()) {
            throw SparqlProblems.beyondTheDocument();
        }
        return new UpdateStep(
                Optional.of(query(modify.getWherePattern())),
                triples(modify.getDeleteQuads()),
                triples(modify.getInsertQuads()));
    }

    private static List<Triple> triples(List<Quad> quads) {
        if (!quads.stream().allMatch(Quad::isDefaultGraph)) {
            throw SparqlProblems.beyondTheDocument();
        }
        return quads.stream().map(Quad::asTriple).toList();
    }

    private static Query query(Element pattern) {
        Query query = QueryFactory.make();
        query.setQuerySelectType();
        query.setQueryPattern(pattern);
        query.setQueryResultStar(true);
        query.resetResultVars();
        check(Algebra.compile(query));
        return query;
    }

    private static void check(Op op) {
        try {
            Refusals.check(op);
        } catch (PodProblem refused) {
            throw PodProblem.of(422, refused.getMessage());
        }
        OpWalker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpGraph graph) {
                throw SparqlProblems.beyondTheDocument();
            }
        });
    }

    /** Whether its effect tells something about the document. */
    boolean reads() {
        return where.map(query -> !isEmpty(query.getQueryPattern())).orElse(false);
    }

    private static boolean isEmpty(Element pattern) {
        return pattern instanceof ElementGroup group && group.isEmpty();
    }
}
