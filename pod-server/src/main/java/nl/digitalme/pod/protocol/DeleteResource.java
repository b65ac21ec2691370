package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/** DELETE (Solid Protocol 0.11.0 section 5.4): a resource with what describes it; a container only when it is empty. */
final class DeleteResource implements Operation {
    private final Gate gate;
    private final PodStore store;
    private final Written written;

    DeleteResource(Gate gate, PodStore store, Written written) {
        this.gate = gate;
        this.store = store;
        this.written = written;
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        String action = request.target().isAcl() ? "control" : "delete";
        return gate.pass(request, action, needs(request.target())).compose(decision -> delete(request, action, decision)
                .recover(failed -> gate.failed(request, action, decision, failed)));
    }

    // WAC 1.0.0 section 4.2: deleting a member needs Write of the member and of its container. Deleting a container
    // also tells whether it has members, which is for those who may read it.
    private static List<Gate.Need> needs(ResourceId target) {
        List<Gate.Need> needs = new ArrayList<>();
        needs.add(Gate.Need.of(target, Mode.WRITE));
        if (target.isContainer()) {
            needs.add(Gate.Need.of(target, Mode.READ));
        }
        if (!target.isAuxiliary()) {
            target.parent().ifPresent(parent -> needs.add(Gate.Need.of(parent, Mode.WRITE)));
        }
        return needs;
    }

    private Future<PodResponse> delete(PodRequest request, String action, Decision decision) {
        ResourceId target = request.target();
        boolean stays =
                target.isRoot() || target.equals(ResourceId.root(target.pod()).acl());
        if (stays || target.isReserved()) {
            return Future.failedFuture(ProtocolProblems.methodNotAllowed("This stays as long as its pod."));
        }
        return store.read(target)
                .compose(now -> now instanceof Lookup.Found
                        ? written.expect(request, now).compose(expect -> commit(request, action, decision, expect))
                        : Future.failedFuture(missing(request, decision)));
    }

    // WAC 1.0.0 section 6 (security considerations): that nothing is there is for those who may read it.
    private static PodProblem missing(PodRequest request, Decision decision) {
        if (decision.granted().contains(Mode.READ) || decision.granted().contains(Mode.CONTROL)) {
            return PodProblem.notFound();
        }
        return request.caller().isAuthenticated() ? PodProblem.noAccess() : PodProblem.signInFirst();
    }

    private Future<PodResponse> commit(PodRequest request, String action, Decision decision, Expect expect) {
        Edit edit = Edit.of(request.target().pod(), new Edit.Delete(request.target(), expect));
        return store.commit(gate.logging(edit, request, action, 204, decision))
                .map(version -> new PodResponse(204, List.of(Headers.VARY), PodResponse.EMPTY));
    }
}
