package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.Usage;
import org.eclipse.rdf4j.model.Model;

/**
 * Bodies on their way in. RDF is read whole and must parse; it is kept as it was sent. What is not RDF goes straight to
 * the store when it is large. Whatever fails here has changed nothing.
 */
final class Intake {
    private final PodStore store;
    private final Workers workers;
    private final BodyLimits limits;
    private final List<DocumentRule> rules;

    Intake(PodStore store, Workers workers, BodyLimits limits, List<DocumentRule> rules) {
        this.store = store;
        this.workers = workers;
        this.limits = limits;
        this.rules = List.copyOf(rules);
    }

    /** The body of a request as the content of {@code id}. */
    Future<Content> take(PodRequest request, ResourceId id, String mediaType) {
        Optional<RdfFormat> format = RdfFormat.of(mediaType);
        if (format.isPresent()) {
            return request.payload().whole(limits.rdf(id)).compose(bytes -> check(request, id, format.get(), bytes)
                    .map(checked -> new Content.Inline(mediaType, bytes)));
        }
        if (id.isContainer() || id.isAuxiliary()) {
            return Future.failedFuture(ProtocolProblems.needsRdf());
        }
        return binary(request, id, mediaType);
    }

    private Future<Content> binary(PodRequest request, ResourceId id, String mediaType) {
        Payload payload = request.payload();
        if (payload.declaredLength() > limits.binary()) {
            return Future.failedFuture(PodProblem.tooLarge(limits.binary()));
        }
        if (payload.declaredLength() >= 0 && payload.declaredLength() <= limits.inline()) {
            return payload.whole(limits.inline()).map(bytes -> new Content.Inline(mediaType, bytes));
        }
        return room(id).compose(room -> upload(payload, id, mediaType, room));
    }

    /** How much may be put at an address, what is there already counting as room. */
    private Future<Usage> room(ResourceId id) {
        return store.usage(id.pod()).compose(usage -> store.read(id).map(now -> usage.without(id, now)));
    }

    // The commit counts again; this keeps a body without room for it from being read at all, or to its end.
    private Future<Content> upload(Payload payload, ResourceId id, String mediaType, Usage usage) {
        if (payload.declaredLength() > usage.left()) {
            return Future.failedFuture(usage.full(payload.declaredLength()));
        }
        long limit = Math.min(limits.binary(), usage.left());
        return store.upload(id.pod(), mediaType, payload.stream(), limit)
                .map(large -> (Content) large)
                .recover(failed -> Future.failedFuture(inWords(failed, limit, usage)));
    }

    private Throwable inWords(Throwable failed, long limit, Usage usage) {
        if (!(failed instanceof PodProblem problem)) {
            return PodProblem.badRequest("The body ended before its end. Nothing was changed.");
        }
        return problem.status() == 413 && limit < limits.binary() ? usage.full(limit + 1) : problem;
    }

    private Future<Void> check(PodRequest request, ResourceId id, RdfFormat format, Buffer bytes) {
        return workers.parse(id, format, bytes).compose(model -> check(request, id, model));
    }

    /** What else must hold of RDF before it is stored at {@code id}; also for what a patch makes of a document. */
    Future<Void> check(PodRequest request, ResourceId id, Model statements) {
        Future<Void> checked = Future.succeededFuture();
        for (DocumentRule rule : rules) {
            checked = checked.compose(ok -> rule.check(request, id, statements));
        }
        return checked;
    }

    /** Gives up content that will not be put in place. */
    void giveUp(ResourceId id, Content content) {
        if (content instanceof Content.Large large) {
            store.discard(id.pod(), large);
        }
    }
}
