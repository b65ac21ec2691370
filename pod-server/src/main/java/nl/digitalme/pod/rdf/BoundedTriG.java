package nl.digitalme.pod.rdf;

import java.io.IOException;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.rio.trig.TriGParser;

/** The TriG parser with a limit on how deep blank nodes and collections stand inside each other. */
final class BoundedTriG extends TriGParser {
    private final Depth depth;

    BoundedTriG(ValueFactory terms, Depth depth) {
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
