package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.grants.AccessEvent;
import nl.digitalme.pod.grants.AccessLog;

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

        /**
         * The need at the resource whose rules decide. An ACL needs Control of its subject whatever is done with it (WAC
         * 1.0.0 section 4.2); a description has the rules of its subject (Solid Protocol 0.11.0 section 4.3.1).
         */
        static Need of(ResourceId target, Mode mode) {
            ResourceId subject = target;
            boolean control = false;
            while (subject.isAuxiliary()) {
                control |= subject.isAcl();
                subject = subject.subject();
            }
            return new Need(subject, Set.of(control ? Mode.CONTROL : mode));
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

    private Future<Decision> refuse(PodRequest request, String action, Decision decision) {
        int status = request.caller().isAuthenticated() ? 403 : 401;
        return logged(request, action, status, decision).map(ignored -> decision.orRefuse(request.caller()));
    }

    /** Logs an access that writes nothing; does nothing for the owner. A pod that does not exist has no log. */
    public Future<Void> logged(PodRequest request, String action, int outcome, Decision decision) {
        if (decision.byOwner()) {
            return Future.succeededFuture();
        }
        return log.append(event(request, action, outcome))
                .recover(failed -> isMissingPod(failed) ? Future.succeededFuture() : Future.failedFuture(failed));
    }

    /** The line for an edit that writes, so that it is logged in the same commit; empty for the owner. */
    public Optional<Buffer> line(PodRequest request, String action, int outcome, Decision decision) {
        return decision.byOwner() ? Optional.empty() : Optional.of(log.line(event(request, action, outcome)));
    }

    private static AccessEvent event(PodRequest request, String action, int outcome) {
        return new AccessEvent(Instant.now(), request.caller(), action, request.target(), outcome, request.id());
    }

    private static boolean isMissingPod(Throwable failed) {
        return failed instanceof PodProblem problem && problem.status() == 404;
    }
}
