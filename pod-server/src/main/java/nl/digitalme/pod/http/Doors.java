package nl.digitalme.pod.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.TokenVerifier;
import nl.digitalme.pod.notify.SocketGuest;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodProtocol;
import nl.digitalme.pod.protocol.ServerOperation;

/**
 * What stands behind the routes.
 *
 * @param services what answers the reserved addresses of a pod, by their path in the pod, for example {@code .sparql};
 *     with a slash behind it, all paths that start so
 * @param sockets what takes a WebSocket at a reserved address of a pod
 * @param gets what answers GET of the addresses of the server itself, by path, for example {@code /.login/keys}
 * @param posts what answers POST there, for example of {@code /.login/token}
 * @param pages what answers GET and POST of the pages for people there: no script of another origin may read these
 * @param ready whether the server takes requests
 */
public record Doors(
        TokenVerifier tokens,
        PodProtocol pods,
        Map<String, Operation> services,
        Function<ResourceId, Optional<SocketGuest>> sockets,
        Map<String, ServerOperation> gets,
        Map<String, ServerOperation> posts,
        Map<String, ServerOperation> pages,
        BooleanSupplier ready) {
    public Doors {
        services = Map.copyOf(services);
        gets = Map.copyOf(gets);
        posts = Map.copyOf(posts);
        pages = Map.copyOf(pages);
    }

    /** What answers a reserved address of a pod. */
    Optional<Operation> service(ResourceId target) {
        Operation exact = services.get(target.path());
        return exact != null
                ? Optional.of(exact)
                : Optional.ofNullable(
                        services.get(target.path().substring(0, target.path().indexOf('/') + 1)));
    }

    /** The page where people find their account, when this server has one. */
    Optional<String> entrance() {
        return Optional.of("/.login/account").filter(pages::containsKey);
    }
}
