package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;

/** What Solid and LDP say must happen. Picks the operation; what each needs of access control it knows itself. */
public final class PodProtocol implements Operation {
    private final Gate gate;
    private final Map<Method, Operation> operations;

    PodProtocol(Gate gate, Map<Method, Operation> operations) {
        this.gate = gate;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        Operation operation = operations.get(request.method());
        return operation == null
                ? Future.failedFuture(PodProblem.of(501, "This method is not built yet."))
                : operation.answer(request);
    }

    /** Logs that somebody came with a token that does not hold; the refusal itself is the caller's. */
    public Future<Void> turnedAway(PodRequest request) {
        return gate.turnedAway(request);
    }
}
