package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.Shapes;
import org.eclipse.rdf4j.model.Model;

/** What is put under {@code official/} is built upon, so it must fit the shape of its kind, whoever puts it there. */
final class DeliveriesFitShapes implements DocumentRule {
    private static final String OFFICIAL = "official/";

    private final Workers workers;

    DeliveriesFitShapes(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Future<Void> check(PodRequest request, ResourceId id, Model statements) {
        if (!id.path().startsWith(OFFICIAL) || id.isContainer() || id.isAuxiliary()) {
            return Future.succeededFuture();
        }
        return workers.run(() -> {
                    Shapes.shipped().check(statements);
                    return statements;
                })
                .mapEmpty();
    }
}
