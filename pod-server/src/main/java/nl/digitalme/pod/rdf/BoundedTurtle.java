package nl.digitalme.pod.rdf;

import java.io.IOException;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/** The Turtle parser with a limit on how deep blank nodes and collections stand inside each other. */
final class BoundedTurtle extends TurtleParser {
    private final Depth depth;

    BoundedTurtle(ValueFactory terms, Depth depth) {
        super(terms);
        this.depth = depth;
    }

    @Override
    protected Resource parseImplicitBlank() throws IOException {
        depth.enter();
        Resource node = super.parseImplicitBlank();
        depth.leave();
        return node;
    }

    @Override
    protected Resource parseCollection() throws IOException {
        depth.enter();
        Resource list = super.parseCollection();
        depth.leave();
        return list;
    }

    // A triple as a term is RDF-star; RDF 1.1 has none.
    @Override
    protected boolean peekIsTripleValue() {
        return false;
    }
}
