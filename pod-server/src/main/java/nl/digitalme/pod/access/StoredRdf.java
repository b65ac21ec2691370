package nl.digitalme.pod.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import nl.digitalme.pod.store.Content;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.UnsupportedRDFormatException;

/** Stored RDF as triples; empty when it cannot be read, which for rules and groups means: nobody. */
final class StoredRdf {
    private StoredRdf() {}

    static Optional<Model> parse(Content content, String base) {
        if (!(content instanceof Content.Inline inline)) {
            return Optional.empty();
        }
        Optional<RDFFormat> format = Rio.getParserFormatForMIMEType(inline.mediaType());
        try {
            return format.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Rio.parse(new ByteArrayInputStream(inline.bytes().getBytes()), base, format.get()));
        } catch (RDFParseException | UnsupportedRDFormatException | IOException unreadable) {
            return Optional.empty();
        }
    }
}
