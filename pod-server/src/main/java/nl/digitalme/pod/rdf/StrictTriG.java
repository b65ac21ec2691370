package nl.digitalme.pod.rdf;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.rio.RDFParseException;

/** TriG (RDF 1.1 TriG section 2): Turtle with named graphs in braces. */
final class StrictTriG extends StrictTurtle {
    private static final String GRAPH = "GRAPH";

    private Optional<Resource> graph = Optional.empty();

    StrictTriG(ValueFactory terms, RdfLimits limits) {
        super(terms, limits);
    }

    @Override
    protected void reportStatement(Resource subject, IRI predicate, Value object) {
        rdfHandler.handleStatement(valueFactory.createStatement(subject, predicate, object, graph.orElse(null)));
    }

    /** One statement or one graph. */
    @Override
    protected void parseTriples() throws IOException {
        boolean keyword = takeKeyword();
        int next = peekCodePoint();
        if (next == '{' && !keyword) {
            parseGraph(Optional.empty());
        } else if (next == '(' && !keyword) {
            super.parseTriples();
        } else {
            Resource name = next == '[' ? parseImplicitBlank() : resource();
            parseNamed(name, next == '[', keyword);
        }
    }

    private void parseNamed(Resource name, boolean isBlank, boolean keyword) throws IOException {
        if (skipWSC() == '{') {
            parseGraph(Optional.of(name));
        } else if (keyword) {
            reportFatalError("No graph after GRAPH");
        } else if (!isBlank || peekCodePoint() != '.') {
            subject = name;
            parsePredicateObjectList();
        }
    }

    private Resource resource() throws IOException {
        if (parseValue() instanceof Resource resource) {
            return resource;
        }
        throw new RDFParseException("Neither a subject nor the name of a graph", getLineNumber(), -1);
    }

    private void parseGraph(Optional<Resource> name) throws IOException {
        graph = name;
        parseBlock();
        graph = Optional.empty();
        unread('.'); // a graph needs no dot behind it, and the caller looks for one
    }

    // GRAPH, and not a name with a colon that starts like it.
    private boolean takeKeyword() throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.length() < GRAPH.length() && Character.isLetter(peekCodePoint())) {
            seen.appendCodePoint(readCodePoint());
        }
        int next = peekCodePoint();
        boolean ends = Character.isWhitespace(next) || next == '<' || next == '[' || next == '#';
        if (ends && seen.toString().equalsIgnoreCase(GRAPH)) {
            skipWSC();
            return true;
        }
        unread(seen.toString());
        return false;
    }
}
