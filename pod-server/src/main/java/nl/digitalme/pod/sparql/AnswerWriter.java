package nl.digitalme.pod.sparql;

import java.io.OutputStream;
import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;

/** Runs a query and writes its answer, row by row where the format allows. */
final class AnswerWriter {
    private final Query query;
    private final AnswerFormat format;
    private final Scope scope;

    AnswerWriter(Query query, AnswerFormat format, Scope scope) {
        this.query = query;
        this.format = format;
        this.scope = scope;
    }

    /** Fails with a problem in words when the query was stopped. */
    void writeTo(OutputStream out) {
        try {
            write(out);
        } catch (QueryCancelledException stopped) {
            throw scope.budget().explain(stopped);
        }
    }

    private void write(OutputStream out) {
        if (query.isDescribeType()) {
            triples(Description.of(scope, query).iterator(), out);
            return;
        }
        try (QueryExec execution = PodQueryEngine.over(scope, query)) {
            if (query.isAskType()) {
                rows().write(out, execution.ask(), new Context());
            } else if (query.isConstructType()) {
                triples(execution.constructTriples(), out);
            } else if (format == AnswerFormat.CSV) {
                new CsvRows(out).write(execution.select());
            } else {
                rows().write(out, execution.select(), new Context());
            }
        }
    }

    private RowSetWriter rows() {
        return RowSetWriterRegistry.getFactory(format.lang()).create(format.lang());
    }

    private void triples(Iterator<Triple> triples, OutputStream out) {
        if (format == AnswerFormat.N_TRIPLES || format == AnswerFormat.TURTLE) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, format.lang());
            stream.start();
            query.getPrefixMapping().getNsPrefixMap().forEach(stream::prefix);
            triples.forEachRemaining(stream::triple);
            stream.finish();
            return;
        }
        Graph graph = GraphFactory.createGraphMem(); // these two formats need the whole graph
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        triples.forEachRemaining(triple -> {
            scope.budget().hold();
            graph.add(triple);
        });
        scope.budget().check();
        RDFWriter.source(graph).format(whole(format.lang())).output(out);
    }

    private static RDFFormat whole(Lang lang) {
        return lang.equals(Lang.RDFXML) ? RDFFormat.RDFXML_PLAIN : RDFFormat.JSONLD11_PLAIN;
    }
}
