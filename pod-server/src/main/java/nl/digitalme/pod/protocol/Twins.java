package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/**
 * Two addresses that differ in the closing slash only never name two resources; who asks for the one that is not there
 * is sent to the other (Solid Protocol 0.11.0 section 3.1), when he may read both: a redirect tells that something is
 * there.
 */
final class Twins {
    private final Gate gate;
    private final PodStore store;
    private final Addresses addresses;

    Twins(Gate gate, PodStore store, Addresses addresses) {
        this.gate = gate;
        this.store = store;
        this.addresses = addresses;
    }

    /** The answer to a read, allowed before, of what is not there: its twin's address, or 404. */
    Future<PodResponse> instead(PodRequest request) {
        ResourceId target = request.target();
        if (target.isRoot() || target.isAuxiliary() || target.isReserved()) {
            return Future.failedFuture(PodProblem.notFound());
        }
        String path = target.path();
        ResourceId twin =
                new ResourceId(target.pod(), target.isContainer() ? path.substring(0, path.length() - 1) : path + "/");
        return gate.mayRead(request, twin)
                .compose(may -> may ? redirect(request, twin) : Future.failedFuture(PodProblem.notFound()));
    }

    /** The answer at the address of a pod without its slash; the request's target is the root. */
    Future<PodResponse> root(PodRequest request) {
        return gate.pass(request, "read", Gate.Need.of(request.target(), Mode.READ))
                .compose(decision -> gate.answered(request, "read", decision, redirect(request, request.target())));
    }

    private Future<PodResponse> redirect(PodRequest request, ResourceId there) {
        return store.read(there).map(now -> {
            if (!(now instanceof Lookup.Found)) {
                throw PodProblem.notFound();
            }
            String query = request.headers().query();
            String location = addresses.iri(there) + (query.isEmpty() ? "" : "?" + query);
            return new PodResponse(
                    301, List.of(Map.entry("Location", location), Headers.VARY, Headers.CACHE), PodResponse.EMPTY);
        });
    }
}
