package nl.digitalme.pod.login.session;

import io.vertx.core.Future;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** What happens for a request for a page; a {@code PodProblem} that it fails with is shown as a page. */
@FunctionalInterface
public interface PageOperation {
    Future<PodResponse> answer(ServerRequest request, Visit visit);
}
