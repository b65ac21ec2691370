package nl.digitalme.pod.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.nquads.NQuadsWriter;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLWriter;
import org.eclipse.rdf4j.rio.trig.TriGWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;

/** One document on its way out. */
final class RdfOutput {
    private RdfOutput() {}

    static void write(Model statements, RdfFormat format, OutputStream out) {
        if (!format.holdsGraphs() && hasGraphs(statements)) {
            throw RdfProblems.graphsDoNotFit(format);
        }
        try {
            if (format == RdfFormat.JSON_LD) {
                JsonLdOut.write(statements, out);
            } else {
                Rio.write(statements, writer(format, out));
            }
        } catch (RDFHandlerException unwritable) {
            throw RdfProblems.notExpressible(format); // RDF/XML: a predicate that is no element name
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean hasGraphs(Model statements) {
        return statements.stream().anyMatch(statement -> statement.getContext() != null);
    }

    private static RDFWriter writer(RdfFormat format, OutputStream out) {
        RDFWriter writer =
                switch (format) {
                    case TURTLE -> new TurtleWriter(out);
                    case TRIG -> new TriGWriter(out);
                    case N_TRIPLES -> new NTriplesWriter(out);
                    case N_QUADS -> new NQuadsWriter(out);
                    case RDF_XML -> new RDFXMLWriter(out);
                    case JSON_LD -> throw new IllegalArgumentException("JSON-LD has a writer of its own.");
                };
        // Four times as quick as the pretty form of the same triples.
        writer.set(BasicWriterSettings.PRETTY_PRINT, false);
        writer.set(BasicWriterSettings.INLINE_BLANK_NODES, false);
        return writer;
    }
}
