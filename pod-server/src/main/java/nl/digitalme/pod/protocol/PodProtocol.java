package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;

/** What Solid and LDP say must happen. Picks the operation; what each needs of access control it knows itself. */
public final class PodProtocol implements Operation {
    private final Map<Method, Operation> operations;

    PodProtocol(Map<Method, Operation> operations) {
        this.operations = Map.copyOf(operations);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        Operation operation = operations.get(request.method());
        return operation == null
                ? Future.failedFuture(PodProblem.of(501, "This method is not built yet."))
                : operation.answer(request);
    }
}
