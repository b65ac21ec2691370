package nl.digitalme.pod.sparql;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.grants.AccessEvent;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.guard.SparqlProblems;
import nl.digitalme.pod.sparql.index.DocumentTriples;
import nl.digitalme.pod.sparql.index.IndexLoader;
import nl.digitalme.pod.sparql.index.PodIndexes;
import nl.digitalme.pod.store.PodStore;
import org.apache.jena.query.QueryCancelledException;

/**
 * The SPARQL endpoint of each pod: answers a query from exactly the documents that its caller may read at that moment.
 * For a caller who may read nothing the pod is empty, so the answer is the same whether or not there is something.
 */
public final class SparqlEndpoint implements Operation {
    /** Where the endpoint stands in each pod. */
    public static final String PATH = ".sparql";

    private static final String ACTION = "query";

    private final Vertx vertx;
    private final Addresses addresses;
    private final AccessLog log;
    private final QueryLimits limits;
    private final Readers readers;
    private final Scopes scopes;
    private final Turns turns;

    private SparqlEndpoint(Vertx vertx, Addresses addresses, AccessLog log, QueryLimits limits, Readers readers) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.log = log;
        this.limits = limits;
        this.readers = readers;
        this.scopes = new Scopes(addresses);
        this.turns = new Turns(vertx, limits);
    }

    /** What the endpoint asks and tells. */
    public record Surroundings(PodStore store, AccessControl access, AccessLog log, Addresses addresses) {}

    public static SparqlEndpoint create(Vertx vertx, Surroundings around, QueryLimits limits) {
        DocumentTriples documents = new DocumentTriples(around.store(), around.addresses());
        IndexLoader loader = new IndexLoader(vertx, around.store(), documents, limits);
        PodIndexes indexes = new PodIndexes(around.store(), loader, limits);
        Readers readers = new Readers(vertx, around.access(), indexes);
        return new SparqlEndpoint(vertx, around.addresses(), around.log(), limits, readers);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        try {
            return QueryText.of(request, limits.queryLength())
                    .compose(text -> text.isEmpty() ? describe(request) : query(request, text.get()));
        } catch (PodProblem refused) {
            return Future.failedFuture(refused);
        }
    }

    @Override
    public String methods() {
        return "GET, HEAD, POST, OPTIONS";
    }

    private Future<PodResponse> describe(PodRequest request) {
        AnswerFormat format = AnswerFormat.negotiate(
                AnswerFormat.Kind.GRAPH, request.headers().accept());
        String endpoint = addresses.iri(request.target());
        return Future.succeededFuture(respond(format, new PodResponse.Bytes(ServiceDescription.of(endpoint, format))));
    }

    private Future<PodResponse> query(PodRequest request, QueryText text) {
        String base = addresses.iri(request.target());
        return vertx.executeBlocking(() -> CheckedQuery.of(text, base), false).compose(query -> query(request, query));
    }

    private Future<PodResponse> query(PodRequest request, CheckedQuery query) {
        AnswerFormat format = AnswerFormat.negotiate(
                AnswerFormat.Kind.of(query.query()), request.headers().accept());
        if (request.method() == Method.HEAD) {
            return Future.succeededFuture(respond(format, PodResponse.EMPTY));
        }
        return visible(request).compose(visible -> run(query, format, visible)
                .compose(
                        body -> logged(request, 200, visible)
                                .onFailure(failed -> abandon(body))
                                .map(done -> respond(format, body)),
                        failure -> logged(request, status(failure), visible)
                                .compose(done -> Future.failedFuture(failure))));
    }

    // Loading goes on when nobody waits for it any more; the next query finds it done, or further.
    private Future<Readers.Visible> visible(PodRequest request) {
        return readers.visible(request.caller(), request.target().pod())
                .timeout(limits.time().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failed -> Future.failedFuture(
                        failed instanceof TimeoutException ? SparqlProblems.stillLoading() : failed));
    }

    private Future<PodResponse.Body> run(CheckedQuery query, AnswerFormat format, Readers.Visible visible) {
        Promise<PodResponse.Body> body = Promise.promise();
        Context context = vertx.getOrCreateContext();
        Budget budget = new Budget(limits);
        AnswerStream out = new AnswerStream(context, budget, limits.answerBytes(), body);
        turns.take(() -> {
                    budget.start();
                    new AnswerWriter(query.query(), format, scopes.of(visible, query, budget)).writeTo(out);
                    out.finish();
                })
                .onFailure(failure -> out.fail(inWords(failure)));
        return body.future();
    }

    private static Throwable inWords(Throwable failure) {
        if (failure instanceof QueryCancelledException) {
            return SparqlProblems.readTooSlowly();
        }
        if (failure instanceof OutOfMemoryError) {
            return SparqlProblems.tooMuchMemory();
        }
        return failure instanceof StackOverflowError ? SparqlProblems.tooDeep() : failure;
    }

    private static void abandon(PodResponse.Body body) {
        if (body instanceof PodResponse.Streamed streamed && streamed.stream() instanceof Outflow outflow) {
            outflow.close();
        }
    }

    private static int status(Throwable failure) {
        return failure instanceof PodProblem problem ? problem.status() : 500;
    }

    // One line for each query, not one for each document that it could have looked at: those are the documents that
    // were
    // open to the caller at that moment. The line is there before the first byte leaves.
    private Future<Void> logged(PodRequest request, int outcome, Readers.Visible visible) {
        if (visible.byOwner()) {
            return Future.succeededFuture();
        }
        ResourceId root = ResourceId.root(request.target().pod());
        return log.append(new AccessEvent(Instant.now(), request.caller(), ACTION, root, outcome, request.id()))
                .recover(failed -> status(failed) == 404 ? Future.succeededFuture() : Future.failedFuture(failed));
    }

    private static PodResponse respond(AnswerFormat format, PodResponse.Body body) {
        return PodResponse.of(
                200, Map.of("Content-Type", format.contentType(), "Cache-Control", "private, no-store"), body);
    }
}
