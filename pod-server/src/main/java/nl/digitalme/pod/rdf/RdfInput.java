package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.DynamicModelFactory;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFParser;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.TurtleParserSettings;
import org.eclipse.rdf4j.rio.jsonld.JSONLDParser;
import org.eclipse.rdf4j.rio.jsonld.JSONLDSettings;
import org.eclipse.rdf4j.rio.nquads.NQuadsParser;
import org.eclipse.rdf4j.rio.ntriples.NTriplesParser;

/** One document on its way in. */
final class RdfInput {
    private static final JsonLdContexts CONTEXTS = new JsonLdContexts();

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
            throw expected(malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void feed(byte[] bytes) throws IOException {
        RDFParser parser = parser().setRDFHandler(new StatementSink(model, limits.statements()));
        if (format == RdfFormat.RDF_XML) {
            parser.parse(new ByteArrayInputStream(bytes), baseIri); // XML says itself in which encoding it is
            return;
        }
        String text = decode(bytes);
        if (format == RdfFormat.JSON_LD) {
            JsonGuard.check(text, limits);
        }
        parser.parse(new StringReader(text), baseIri);
    }

    // RDF 1.1 Turtle section 6 and RFC 8259 section 8.1: UTF-8, and nothing that only looks like it.
    private String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw RdfProblems.notUtf8(format);
        }
    }

    private RDFParser parser() {
        DocumentTerms terms = new DocumentTerms();
        AbstractRDFParser parser =
                switch (format) {
                    case TURTLE -> new BoundedTurtle(terms, new Depth(limits.depth()));
                    case TRIG -> new BoundedTriG(terms, new Depth(limits.depth()));
                    case N_TRIPLES -> new NTriplesParser(terms);
                    case N_QUADS -> new NQuadsParser(terms);
                    case JSON_LD -> new JSONLDParser(terms);
                    case RDF_XML -> SafeXml.parser(terms, limits);
                };
        parser.setParseErrorListener(null); // the default one logs, and its messages quote the document
        parser.set(BasicParserSettings.PRESERVE_BNODE_IDS, true); // DocumentTerms numbers them
        parser.set(TurtleParserSettings.ACCEPT_TURTLESTAR, false);
        parser.set(JSONLDSettings.DOCUMENT_LOADER, CONTEXTS);
        return parser;
    }

    private PodProblem expected(RDFParseException malformed) {
        for (Throwable cause = malformed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PodProblem ours) {
                return ours;
            }
        }
        return format == RdfFormat.JSON_LD ? RdfProblems.badJsonLd() : RdfProblems.malformed(format, malformed);
    }
}
