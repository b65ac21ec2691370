package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.DynamicModelFactory;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.ParseErrorCollector;
import org.eclipse.rdf4j.rio.nquads.NQuadsParser;
import org.eclipse.rdf4j.rio.ntriples.NTriplesParser;

/** One document on its way in. */
final class RdfInput {
    private final RdfFormat format;
    private final String baseIri;
    private final RdfLimits limits;
    private final Model model = new DynamicModelFactory().createEmptyModel();

    RdfInput(RdfFormat format, String baseIri, RdfLimits limits) {
        this.format = format;
        this.baseIri = baseIri;
        this.limits = limits;
    }

    Model read(Buffer bytes) {
        try {
            feed(bytes.getBytes());
            return model;
        } catch (RDFParseException malformed) {
            throw RdfProblems.malformed(format.title(), limits, malformed);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException malformed) {
            // How the parsers meet some broken IRIs and escapes, and an encoding of XML that nobody knows.
            throw RdfProblems.malformed(format.title(), -1, -1, RdfProblems.CORRECT_IT);
        }
    }

    private void feed(byte[] bytes) throws IOException {
        StatementSink sink = new StatementSink(model, limits.statements());
        DocumentTerms terms = new DocumentTerms();
        switch (format) {
            case JSON_LD -> new JsonLdInput(terms, sink).parse(decode(bytes), baseIri, limits);
            // XML says itself in which encoding it is.
            case RDF_XML -> parser(terms).setRDFHandler(sink).parse(new ByteArrayInputStream(bytes), baseIri);
            default -> parser(terms).setRDFHandler(sink).parse(new StringReader(decode(bytes)), baseIri);
        }
    }

    private String decode(byte[] bytes) {
        return Utf8.decode(bytes, format.title());
    }

    private RDFParser parser(ValueFactory terms) {
        RDFParser parser =
                switch (format) {
                    case TURTLE -> new StrictTurtle(terms, limits);
                    case TRIG -> new StrictTriG(terms, limits);
                    case N_TRIPLES -> new NTriplesParser(terms);
                    case N_QUADS -> new NQuadsParser(terms);
                    case RDF_XML -> SafeXml.parser(terms, limits);
                    case JSON_LD -> throw new IllegalArgumentException("JSON-LD is read by JsonLdInput.");
                };
        parser.set(BasicParserSettings.PRESERVE_BNODE_IDS, true); // DocumentTerms numbers them
        parser.setParseErrorListener(new ParseErrorCollector()); // the default one logs, quoting the document
        return parser;
    }
}
