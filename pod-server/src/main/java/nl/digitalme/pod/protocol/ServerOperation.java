package nl.digitalme.pod.protocol;

import io.vertx.core.Future;

/** What happens for a request to an address of the server itself; fails as {@link Operation} does. */
@FunctionalInterface
public interface ServerOperation {
    Future<PodResponse> answer(ServerRequest request);
}
