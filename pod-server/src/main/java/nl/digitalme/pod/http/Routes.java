package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.TreeMap;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;

/** Every address the server answers, in matching order, with failures last. */
public final class Routes {
    private Routes() {}

    public static Handler<HttpServerRequest> of(
            Vertx vertx, Addresses addresses, Limits limits, Crowd crowd, Doors doors, Meters meters) {
        RequestReader reader = new RequestReader(addresses, new Senders(limits.proxies()));
        FrontDoor frontDoor = new FrontDoor(limits, meters);
        Router server = server(vertx, reader, limits, doors, frontDoor);
        Router pods = pods(vertx, new PodHandler(reader, limits, doors), frontDoor);
        Handler<HttpServerRequest> all = addresses.hasSubdomains()
                ? new Hosts(addresses, server, pods, elsewhere(vertx, frontDoor))
                // What starts with a dot is the server's own; a look at two characters keeps the table short for
                // documents.
                : request -> (isServers(request.path()) ? server : pods).handle(request);
        Sockets sockets = new Sockets(reader, doors.sockets(), crowd);
        return request -> {
            if (!Malformed.refused(request)) {
                (Sockets.isAsked(request) ? sockets : all).handle(request);
            }
        };
    }

    // RFC 9110 section 15.5.20: this server has nothing to do with that host.
    private static Router elsewhere(Vertx vertx, FrontDoor frontDoor) {
        Router routes = Router.router(vertx);
        routes.route().handler(frontDoor);
        routes.route().handler(ctx -> ctx.fail(PodProblem.of(421, "There is no pod at this host.")));
        routes.route().failureHandler(Problems::write);
        return routes;
    }

    private static boolean isServers(String path) {
        return path.startsWith("/.") || path.equals("/");
    }

    private static Router server(Vertx vertx, RequestReader reader, Limits limits, Doors doors, FrontDoor frontDoor) {
        Router routes = Router.router(vertx);
        routes.route().handler(frontDoor);
        reads(routes, "/").handler(new FrontPage(doors));
        reads(routes, "/.health/live").handler(Health.live());
        reads(routes, "/.health/ready").handler(Health.ready(doors.ready()));
        doors.gets().forEach((path, operation) -> reads(routes, path)
                .handler(new ServerHandler(reader, limits, operation)));
        doors.posts()
                .forEach((path, operation) -> routes.post(path).handler(new ServerHandler(reader, limits, operation)));
        doors.pages().forEach((path, operation) -> reads(routes, path)
                .method(HttpMethod.POST)
                .handler(Cors::keepOut)
                .handler(new ServerHandler(reader, limits, operation)));
        methods(doors).forEach((path, allow) -> routes.route(path).handler(new OtherMethods(allow)));
        routes.route().handler(ctx -> ctx.fail(PodProblem.notFound()));
        routes.route().failureHandler(Problems::write);
        return routes;
    }

    private static Route reads(Router routes, String path) {
        return routes.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    /** The methods that each address of the server knows. */
    private static Map<String, String> methods(Doors doors) {
        Map<String, String> methods = new TreeMap<>();
        methods.put("/", "GET, HEAD, OPTIONS");
        methods.put("/.health/live", "GET, HEAD, OPTIONS");
        methods.put("/.health/ready", "GET, HEAD, OPTIONS");
        doors.gets().keySet().forEach(path -> methods.put(path, "GET, HEAD, OPTIONS"));
        doors.posts()
                .keySet()
                .forEach(path -> methods.merge(path, "POST, OPTIONS", (get, post) -> "GET, HEAD, POST, OPTIONS"));
        doors.pages().keySet().forEach(path -> methods.put(path, "GET, HEAD, POST, OPTIONS"));
        return methods;
    }

    /**
     * The documents of all pods, and {@code {pod}.sparql}, {@code {pod}.log} and the like, which {@link Doors} names.
     */
    private static Router pods(Vertx vertx, PodHandler documents, FrontDoor frontDoor) {
        Router routes = Router.router(vertx);
        routes.route().handler(frontDoor).handler(documents);
        routes.route().failureHandler(Problems::write);
        return routes;
    }
}
