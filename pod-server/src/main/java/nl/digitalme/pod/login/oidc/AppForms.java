package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.Map;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Apps may send their requests as forms too (OpenID Connect Core 1.0 section 3.1.2.1). Such a form comes from another
 * site, so it brings no cookie and does not count as one of ours: it becomes a GET with the same parameters.
 */
record AppForms(ServerOperation page) implements ServerOperation {
    private static final String OURS = "form";

    @Override
    public Future<PodResponse> answer(ServerRequest request) {
        boolean ofApp = request.method().equals("POST") && !request.form().containsKey(OURS);
        return ofApp ? Future.succeededFuture(asGet(request)) : page.answer(request);
    }

    private static PodResponse asGet(ServerRequest request) {
        String address = request.path() + "?" + request.body().toString().replaceAll("[^!-~]", "");
        return PodResponse.of(303, Map.of("Location", address, "Cache-Control", "no-store"), PodResponse.EMPTY);
    }
}
