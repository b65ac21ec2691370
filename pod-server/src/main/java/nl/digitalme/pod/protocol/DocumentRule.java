package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import nl.digitalme.pod.domain.ResourceId;
import org.eclipse.rdf4j.model.Model;

/** Something that must hold of RDF before it is stored, however it comes in: by PUT, POST or PATCH. */
@FunctionalInterface
public interface DocumentRule {
    /** Fails with the problem that the client gets. */
    Future<Void> check(PodRequest request, ResourceId id, Model statements);
}
