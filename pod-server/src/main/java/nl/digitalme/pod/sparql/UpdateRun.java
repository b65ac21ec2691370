package nl.digitalme.pod.sparql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.digitalme.pod.rdf.DocumentPatch.Delta;
import nl.digitalme.pod.rdf.JenaGraphs;
import nl.digitalme.pod.rdf.RdfLimits;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.MeteredGraph;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.modify.TemplateLib;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;

/**
 * The steps of an update, taken one after the other on a document that stays as it is: what they come to is a delta.
 */
final class UpdateRun {
    private final Model document;
    private final Budget budget;
    private final Set<Statement> removed = new LinkedHashSet<>();
    private final Set<Statement> added = new LinkedHashSet<>();
    private Optional<Graph> graph = Optional.empty(); // made when the first WHERE asks
    private int made;

    UpdateRun(Model document, Budget budget) {
        this.document = document;
        this.budget = budget;
    }

    Delta delta() {
        return new Delta(List.copyOf(removed), List.copyOf(added));
    }

    // SPARQL 1.1 Update section 3.1.3: the pattern is matched once, then all deletes are done, then all inserts.
    void take(UpdateStep step) {
        List<Binding> rows = step.where().map(this::match).orElse(List.of(BindingFactory.root()));
        each(step.deletes(), rows, this::remove);
        each(step.inserts(), rows, this::add);
    }

    private void each(List<Triple> template, List<Binding> rows, Consumer<Triple> action) {
        for (Iterator<Triple> triples = TemplateLib.calcTriples(template, rows.iterator()); triples.hasNext(); ) {
            if (++made > RdfLimits.DEFAULT.statements()) {
                throw SparqlProblems.tooManyRows(RdfLimits.DEFAULT.statements());
            }
            action.accept(triples.next());
        }
    }

    private void remove(Triple triple) {
        Statement statement = JenaGraphs.statement(triple);
        added.remove(statement);
        removed.add(statement);
        graph.ifPresent(known -> known.delete(triple));
    }

    private void add(Triple triple) {
        added.add(JenaGraphs.statement(triple));
        graph.ifPresent(known -> known.add(triple));
    }

    private List<Binding> match(Query query) {
        Graph now = graph.orElseGet(this::copy);
        graph = Optional.of(now);
        List<Binding> rows = new ArrayList<>();
        var dataset = DatasetGraphFactory.wrap(new MeteredGraph(now, budget));
        try (QueryExec execution = PodQueryEngine.over(dataset, query, budget)) {
            for (Iterator<Binding> found = execution.select(); found.hasNext(); ) {
                budget.hold();
                rows.add(found.next());
            }
            return rows;
        } catch (QueryCancelledException stopped) {
            throw budget.explain(stopped);
        }
    }

    // By term and not by value: "01"^^xsd:integer is not what a patch that says 1 is about.
    private Graph copy() {
        Graph copy = GraphMemFactory.createDefaultGraphSameTerm();
        JenaGraphs terms = JenaGraphs.of("document");
        terms.add(document.filter(null, null, null, (Resource) null), copy);
        removed.forEach(statement -> copy.delete(terms.triple(statement)));
        added.forEach(statement -> copy.add(terms.triple(statement)));
        return copy;
    }
}
