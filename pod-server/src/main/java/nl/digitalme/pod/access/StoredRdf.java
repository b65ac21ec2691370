package nl.digitalme.pod.access;

import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import org.eclipse.rdf4j.model.Model;

/** Stored RDF as triples; empty when it cannot be read, which for rules and groups means: nobody. */
final class StoredRdf {
    private StoredRdf() {}

    static Optional<Model> parse(Content content, String base) {
        Optional<RdfFormat> format = RdfFormat.of(content.mediaType());
        if (format.isEmpty() || !(content instanceof Content.Inline inline)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RdfDocument.parse(inline.bytes(), format.get(), base));
        } catch (PodProblem unreadable) {
            return Optional.empty();
        }
    }
}
