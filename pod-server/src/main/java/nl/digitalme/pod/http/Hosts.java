package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;

/**
 * Which routes a request takes when each pod has a host of its own. The Host field only ever picks one of the pods of
 * this server; no address is made of it.
 *
 * @param base for the host of the base URL
 * @param pods for the hosts of pods
 * @param elsewhere for all other hosts
 */
record Hosts(
        Addresses addresses,
        Handler<HttpServerRequest> base,
        Handler<HttpServerRequest> pods,
        Handler<HttpServerRequest> elsewhere)
        implements Handler<HttpServerRequest> {

    /** The pod whose host a request names. */
    static Optional<String> pod(Addresses addresses, HttpServerRequest request) {
        return host(request).flatMap(addresses::podAt);
    }

    private static Optional<String> host(HttpServerRequest request) {
        return Optional.ofNullable(request.authority()).map(HostAndPort::host);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (host(request).filter(addresses::isBaseHost).isPresent()
                || request.path().startsWith("/.health/")) {
            base.handle(request); // who asks after the health of a machine knows only its number
        } else {
            (pod(addresses, request).isPresent() ? pods : elsewhere).handle(request);
        }
    }
}
