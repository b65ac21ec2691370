package nl.digitalme.pod.sparql;

import java.util.List;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.update.UpdateFactory;

/**
 * A query that parses as SPARQL 1.1 and asks for nothing that is refused.
 *
 * @param query without its FROM clauses
 * @param selectsGraphs it says itself which documents it is about; then nothing else is in its dataset
 * @param from what stands in the default graph, by IRI
 * @param fromNamed the named graphs, by IRI
 */
record CheckedQuery(Query query, boolean selectsGraphs, List<String> from, List<String> fromNamed) {

    /** Relative IRIs are resolved against {@code base}. */
    static CheckedQuery of(QueryText text, String base) {
        Query query = parse(text.text(), base);
        try {
            Refusals.check(Algebra.compile(query));
        } catch (StackOverflowError nested) {
            throw SparqlProblems.tooDeep();
        }
        // SPARQL 1.1 Protocol section 2.1.4: what the request says goes before what the query says.
        boolean byRequest =
                !text.defaultGraphs().isEmpty() || !text.namedGraphs().isEmpty();
        List<String> from = List.copyOf(byRequest ? text.defaultGraphs() : query.getGraphURIs());
        List<String> named = List.copyOf(byRequest ? text.namedGraphs() : query.getNamedGraphURIs());
        query.getGraphURIs().clear(); // else ARQ would build a dataset of its own
        query.getNamedGraphURIs().clear();
        return new CheckedQuery(query, !from.isEmpty() || !named.isEmpty(), from, named);
    }

    private static Query parse(String text, String base) {
        try {
            return QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException malformed) {
            if (isUpdate(text, base)) {
                throw SparqlProblems.noUpdate();
            }
            throw malformed.getLine() > 0
                    ? SparqlProblems.malformed(malformed.getLine(), malformed.getColumn())
                    : SparqlProblems.malformed(firstLine(malformed));
        } catch (JenaException | AtlasException malformed) {
            throw SparqlProblems.malformed(firstLine(malformed));
        } catch (StackOverflowError nested) {
            throw SparqlProblems.tooDeep();
        }
    }

    private static String firstLine(Exception malformed) {
        String message = String.valueOf(malformed.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static boolean isUpdate(String text, String base) {
        try {
            UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11);
            return true;
        } catch (JenaException | AtlasException neither) {
            return false;
        }
    }
}
