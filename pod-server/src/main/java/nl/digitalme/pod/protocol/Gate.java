package nl.digitalme.pod.protocol;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.grants.AccessEvent;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.store.Edit;

/**
 * Where every operation asks for access, and where accesses by others than the owner get their line in the pod's log
 * before anything of the answer leaves.
 */
public final class Gate {
    private final AccessControl access;
    private final AccessLog log;

    public Gate(AccessControl access, AccessLog log) {
        this.access = access;
        this.log = log;
    }

    /** What an operation needs at one resource. */
    public record Need(ResourceId target, Set<Mode> modes) {
        static Need of(ResourceId target, Mode mode) {
            return new Need(target, Set.of(mode));
        }
    }

    /** The decision about the first of the needs when all are met; a refusal is logged and fails with 401 or 403. */
    public Future<Decision> pass(PodRequest request, String action, List<Need> needs) {
        Future<Decision> first = pass(request, action, needs.get(0));
        for (Need need : needs.subList(1, needs.size())) {
            first = first.compose(decision -> pass(request, action, need).map(decision));
        }
        return first;
    }

    /** As {@link #pass(PodRequest, String, List)}, for the one need that most operations have. */
    public Future<Decision> pass(PodRequest request, String action, Need need) {
        return access.decide(request.caller(), need.target(), need.modes())
                .compose(decision ->
                        decision.allowed() ? Future.succeededFuture(decision) : refuse(request, action, decision));
    }

    /** Whether the caller may read something else too; neither logged nor refused. */
    Future<Boolean> mayRead(PodRequest request, ResourceId other) {
        return access.decide(request.caller(), other, Set.of(Mode.READ)).map(Decision::allowed);
    }

    /** Whether the owner of the pod is asking; neither logged nor refused. */
    public Future<Boolean> isOwner(PodRequest request) {
        return request.caller().isAuthenticated()
                ? access.decide(request.caller(), request.target(), Set.of(Mode.CONTROL))
                        .map(Decision::byOwner)
                : Future.succeededFuture(false);
    }

    /** For what only the owner may see, whatever the rules give to others; refused and logged like any other. */
    public Future<Decision> ownerOnly(PodRequest request, String action) {
        return access.decide(request.caller(), request.target(), Set.of(Mode.CONTROL))
                .compose(decision -> decision.byOwner()
                        ? Future.succeededFuture(decision)
                        : refuse(request, action, notOwner(decision)));
    }

    private static Decision notOwner(Decision decision) {
        return new Decision(false, decision.granted(), decision.everyone(), false, "for the owner only");
    }

    private Future<Decision> refuse(PodRequest request, String action, Decision decision) {
        int status = request.caller().isAuthenticated() ? 403 : 401;
        return logged(request, action, status, decision).map(ignored -> decision.orRefuse(request.caller()));
    }

    /** The answer to an operation that writes nothing, given on when the pod's log has its line with the outcome. */
    public Future<PodResponse> answered(
            PodRequest request, String action, Decision decision, Future<PodResponse> answer) {
        if (decision.byOwner()) {
            return answer;
        }
        return answer.isComplete()
                ? afterItsLine(request, action, answer)
                : answer.transform(done -> afterItsLine(request, action, answer));
    }

    private Future<PodResponse> afterItsLine(PodRequest request, String action, Future<PodResponse> done) {
        return log.append(event(request, action, statusOf(done)))
                .transform(logged ->
                        logged.failed() && !isMissingPod(logged.cause()) ? Future.failedFuture(logged.cause()) : done);
    }

    private static int statusOf(AsyncResult<PodResponse> done) {
        return done.succeeded() ? done.result().status() : statusOf(done.cause());
    }

    private static int statusOf(Throwable failure) {
        return failure instanceof PodProblem problem ? problem.status() : 500;
    }

    /** Logs a request whose token does not hold, so that nobody knows who sent it. */
    Future<Void> turnedAway(PodRequest request) {
        String action =
                switch (request.method()) {
                    case GET, HEAD, OPTIONS -> "read";
                    case POST -> "append";
                    case PUT, PATCH -> "write";
                    case DELETE -> "delete";
                };
        return append(event(request, action, 401));
    }

    /** Logs an access that writes nothing; does nothing for the owner. A pod that does not exist has no log. */
    public Future<Void> logged(PodRequest request, String action, int outcome, Decision decision) {
        return decision.byOwner() ? Future.succeededFuture() : append(event(request, action, outcome));
    }

    private Future<Void> append(AccessEvent event) {
        return log.append(event)
                .recover(failed -> isMissingPod(failed) ? Future.succeededFuture() : Future.failedFuture(failed));
    }

    /** A failure given on when the pod's log has its line; for what failed after access was given. */
    <T> Future<T> failed(PodRequest request, String action, Decision decision, Throwable failure) {
        return decision.byOwner()
                ? Future.failedFuture(failure)
                : append(event(request, action, statusOf(failure))).compose(logged -> Future.failedFuture(failure));
    }

    /** The edit with its line, so that a write is logged in its own commit; the owner's writes have none. */
    public Edit logging(Edit edit, PodRequest request, String action, int outcome, Decision decision) {
        return decision.byOwner() ? edit : edit.logging(log.line(event(request, action, outcome)));
    }

    private static AccessEvent event(PodRequest request, String action, int outcome) {
        return new AccessEvent(Instant.now(), request.caller(), action, request.target(), outcome, request.id());
    }

    private static boolean isMissingPod(Throwable failed) {
        return failed instanceof PodProblem problem && problem.status() == 404;
    }
}
