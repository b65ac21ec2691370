package nl.digitalme.pod.sparql;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.DocumentPatch;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.update.UpdateFactory;
import org.eclipse.rdf4j.model.Model;

/** A SPARQL 1.1 Update of one document: INSERT DATA, DELETE DATA, DELETE WHERE, and DELETE and INSERT with WHERE. */
public final class DocumentUpdate implements DocumentPatch {
    static final QueryLimits LIMITS = QueryLimits.DEFAULT.withTime(Duration.ofSeconds(5));

    private final List<UpdateStep> steps;

    private DocumentUpdate(List<UpdateStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Parses {@code application/sparql-update}; relative IRIs are resolved against {@code baseIri}.
     *
     * @throws PodProblem 400 when it does not parse, 422 when it asks for more than a change of this document
     */
    public static DocumentUpdate of(Buffer body, String baseIri) {
        try {
            var request = UpdateFactory.create(QueryText.utf8(body), baseIri, Syntax.syntaxSPARQL_11);
            return new DocumentUpdate(
                    request.getOperations().stream().map(UpdateStep::of).toList());
        } catch (QueryParseException malformed) {
            throw SparqlProblems.malformedUpdate(malformed.getLine(), malformed.getColumn());
        } catch (JenaException | AtlasException malformed) {
            throw SparqlProblems.malformedUpdate(-1, -1); // its text may quote the update
        } catch (StackOverflowError nested) {
            throw SparqlProblems.tooDeep();
        }
    }

    @Override
    public boolean reads() {
        return steps.stream().anyMatch(UpdateStep::reads);
    }

    @Override
    public boolean adds() {
        return steps.stream().anyMatch(step -> !step.inserts().isEmpty());
    }

    @Override
    public boolean removes() {
        return steps.stream().anyMatch(step -> !step.deletes().isEmpty());
    }

    @Override
    public Delta on(Model document) {
        UpdateRun run = new UpdateRun(document, new Budget(LIMITS));
        steps.forEach(run::take);
        return run.delta();
    }
}
