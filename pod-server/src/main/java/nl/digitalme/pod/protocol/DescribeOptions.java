package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.access.Mode;

/**
 * OPTIONS (RFC 9110 section 9.3.7), for who may read. Says what the kind of address allows, so it tells nothing about
 * what is there.
 */
final class DescribeOptions implements Operation {
    private final Gate gate;
    private final Headers headers;

    DescribeOptions(Gate gate, Headers headers) {
        this.gate = gate;
        this.headers = headers;
    }

    /** The same for a reserved address, where another operation answers; for anybody, as it says nothing of the pod. */
    Future<PodResponse> reserved(PodRequest request, String methods) {
        List<Map.Entry<String, String>> fields =
                List.of(headers.storageDescription(request.target()), Map.entry("Allow", methods), Headers.VARY);
        return Future.succeededFuture(new PodResponse(204, fields, PodResponse.EMPTY));
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        return gate.pass(request, "read", Gate.Need.of(request.target(), Mode.READ))
                .compose(decision -> {
                    List<Map.Entry<String, String>> fields = new ArrayList<>(headers.about(request.target()));
                    fields.add(Headers.wacAllow(decision));
                    PodResponse answer = new PodResponse(204, fields, PodResponse.EMPTY);
                    return gate.answered(request, "read", decision, Future.succeededFuture(answer));
                });
    }
}
