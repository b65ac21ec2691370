package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.DocumentPatch;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/**
 * PATCH (Solid Protocol 0.11.0 section 5.3.1): changes an RDF document, or makes one. Needs what the patch itself does.
 */
final class PatchResource implements Operation {
    private static final int TRIES = 20;

    private final Gate gate;
    private final PodStore store;
    private final Patches patches;
    private final PatchLanes lanes;
    private final Drafting drafting;

    PatchResource(Gate gate, PodStore store, Patches patches, PatchLanes lanes, Drafting drafting) {
        this.gate = gate;
        this.store = store;
        this.patches = patches;
        this.lanes = lanes;
        this.drafting = drafting;
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        requireTarget(request.target());
        return mayChangeSomething(request)
                .compose(decision -> patches.read(request))
                .compose(patch -> attempt(request, patch, TRIES));
    }

    // What a patch needs is known when it is parsed, and that costs: so who may not even add is refused before a byte
    // of the body is read. Write includes Append.
    private Future<Decision> mayChangeSomething(PodRequest request) {
        String action = request.target().isAcl() ? "control" : "write";
        return gate.pass(request, action, Gate.Need.of(request.target(), Mode.APPEND));
    }

    private static void requireTarget(ResourceId target) {
        if (target.isReserved()) {
            throw ProtocolProblems.methodNotAllowed("This address belongs to the server.");
        }
        Names.require(target);
    }

    // The rights that are needed depend on whether the document exists, so all of it is done again when that changed.
    private Future<PodResponse> attempt(PodRequest request, DocumentPatch patch, int tries) {
        return store.read(request.target())
                .compose(now -> permit(request, patch, now)
                        .compose(decision -> change(new Patching(request, patch, decision, exists(now)))))
                .recover(failed -> failed instanceof PatchLanes.StartOver
                        ? again(request, patch, tries - 1)
                        : Future.failedFuture(failed));
    }

    private Future<PodResponse> again(PodRequest request, DocumentPatch patch, int tries) {
        return tries > 0 ? attempt(request, patch, tries) : Future.failedFuture(PodProblem.changedMeanwhile());
    }

    private Future<PodResponse> change(Patching patching) {
        PodRequest request = patching.request();
        return lanes.run(request.target(), now -> drafting.draft(patching, now))
                .map(version -> drafting.answer(patching, version))
                .recover(failed -> failed instanceof PatchLanes.StartOver
                        ? Future.failedFuture(failed)
                        : gate.failed(request, patching.action(), patching.decision(), failed));
    }

    private Future<Decision> permit(PodRequest request, DocumentPatch patch, Lookup now) {
        ResourceId target = request.target();
        Gate.Need need = new Gate.Need(target, modes(patch));
        String action = Patching.action(target, patch);
        if (exists(now) || target.isAuxiliary() || target.isRoot()) {
            return gate.pass(request, action, need);
        }
        return PutResource.nearestContainer(store, target)
                .compose(container -> gate.pass(request, action, List.of(need, Gate.Need.of(container, Mode.APPEND))));
    }

    private static boolean exists(Lookup now) {
        return now instanceof Lookup.Found;
    }

    // "When ?conditions is non-empty … Read operation. When ?insertions … Append. When ?deletions … Read and Write."
    private static Set<Mode> modes(DocumentPatch patch) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        if (patch.reads()) {
            modes.add(Mode.READ);
        }
        if (patch.removes()) {
            modes.add(Mode.WRITE);
        }
        if (patch.adds() || modes.isEmpty()) {
            modes.add(Mode.APPEND); // a patch that does nothing at all still is a write
        }
        return modes;
    }
}
