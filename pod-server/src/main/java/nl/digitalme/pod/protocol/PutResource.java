package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/** PUT (Solid Protocol 0.11.0 section 5.3): makes a resource, with the containers it needs, or replaces it. */
final class PutResource implements Operation {
    private static final int TRIES = 5;

    private final Gate gate;
    private final PodStore store;
    private final Intake intake;
    private final Written written;

    PutResource(Gate gate, PodStore store, Intake intake, Written written) {
        this.gate = gate;
        this.store = store;
        this.intake = intake;
        this.written = written;
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        return put(request, Optional.empty(), TRIES);
    }

    // The rights that are needed depend on whether something is there, so what was found must still hold at the commit:
    // when it does not, and the client set no condition of its own, it is all done again with the body that is here.
    private Future<PodResponse> put(PodRequest request, Optional<Content> body, int tries) {
        return store.read(request.target()).compose(now -> permit(request, now)
                .compose(decision -> new Attempt(request, now, decision).run(body, tries)));
    }

    private Future<Decision> permit(PodRequest request, Lookup now) {
        ResourceId target = request.target();
        String action = target.isAcl() ? "control" : "write";
        if (now instanceof Lookup.Found || target.isAuxiliary() || target.isReserved() || target.isRoot()) {
            return gate.pass(request, action, Gate.Need.of(target, Mode.WRITE));
        }
        return nearestContainer(store, target)
                .compose(container -> gate.pass(
                        request,
                        action,
                        List.of(Gate.Need.of(target, Mode.APPEND), Gate.Need.of(container, Mode.APPEND))));
    }

    // WAC 1.0.0 section 4.2: a new member needs Append of the container that gets it, here the first one that exists.
    static Future<ResourceId> nearestContainer(PodStore store, ResourceId below) {
        ResourceId parent = below.parent().orElseThrow();
        return parent.isRoot()
                ? Future.succeededFuture(parent)
                : store.read(parent)
                        .compose(found -> found instanceof Lookup.Found
                                ? Future.succeededFuture(parent)
                                : nearestContainer(store, parent));
    }

    private final class Attempt {
        private final PodRequest request;
        private final Lookup now;
        private final Decision decision;
        private final boolean creates;

        Attempt(PodRequest request, Lookup now, Decision decision) {
            this.request = request;
            this.now = now;
            this.decision = decision;
            this.creates = now instanceof Lookup.Missing;
        }

        Future<PodResponse> run(Optional<Content> body, int tries) {
            Future<PodResponse> done = expectation().compose(expect -> take(body)
                    .compose(content -> commit(content, expect).recover(failed -> again(failed, content, tries))));
            return done.recover(failed -> gate.failed(request, "write", decision, failed));
        }

        private Future<Expect> expectation() {
            try {
                requireTarget();
                MediaType.of(request);
                return written.expect(request, now);
            } catch (PodProblem refused) {
                return Future.failedFuture(refused);
            }
        }

        private void requireTarget() {
            ResourceId target = request.target();
            if (target.isReserved()) {
                throw ProtocolProblems.methodNotAllowed("This address belongs to the server.");
            }
            Names.require(target);
            boolean wantsContainer = request.headers().linkTypes().stream().anyMatch(Written::isContainerType);
            boolean wantsNone = request.headers().linkTypes().contains(Headers.LDP + "NonRDFSource");
            if (target.isContainer() ? wantsNone : wantsContainer) {
                throw ProtocolProblems.modelAndAddressDiffer();
            }
        }

        private Future<Content> take(Optional<Content> body) {
            return body.map(Future::succeededFuture)
                    .orElseGet(() -> intake.take(request, request.target(), MediaType.of(request)));
        }

        private Future<PodResponse> commit(Content content, Expect expect) {
            int status = creates ? 201 : 204;
            Expect pinned = creates ? Expect.ABSENT : expect;
            Edit edit = Edit.of(request.target().pod(), new Edit.Put(request.target(), pinned, content));
            String action = request.target().isAcl() ? "control" : "write";
            return store.commit(gate.logging(edit, request, action, status, decision))
                    .map(version -> written.answer(status, request.target(), version));
        }

        private Future<PodResponse> again(Throwable failed, Content content, int tries) {
            boolean raced = failed instanceof PodProblem problem && problem.status() == 412;
            if (raced && tries > 1 && request.headers().conditions() == Conditions.NONE) {
                return put(request, Optional.of(content), tries - 1);
            }
            intake.giveUp(request.target(), content);
            return Future.failedFuture(failed);
        }
    }
}
