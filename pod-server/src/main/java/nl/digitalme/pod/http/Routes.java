package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;

/** Every address the server answers, in matching order, with failures last. */
public final class Routes {
    private Routes() {}

    public static Handler<HttpServerRequest> of(
            Vertx vertx, Addresses addresses, Limits limits, Doors doors, Meters meters) {
        RequestReader reader = new RequestReader(addresses);
        FrontDoor frontDoor = new FrontDoor(limits, meters);
        Router server = server(vertx, reader, limits, doors, frontDoor);
        Router pods = pods(vertx, new PodHandler(reader, limits, doors), frontDoor);
        // What starts with a dot is the server's own; a look at two characters keeps the table short for documents.
        return request -> {
            if (!Malformed.refused(request)) {
                (request.path().startsWith("/.") ? server : pods).handle(request);
            }
        };
    }

    private static Router server(Vertx vertx, RequestReader reader, Limits limits, Doors doors, FrontDoor frontDoor) {
        Router routes = Router.router(vertx);
        routes.route().handler(frontDoor);
        routes.get("/.health/live").handler(Health.live());
        routes.get("/.health/ready").handler(Health.ready(doors.ready()));
        doors.gets().forEach((path, operation) -> routes.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(new ServerHandler(reader, limits, operation)));
        doors.posts()
                .forEach((path, operation) -> routes.post(path).handler(new ServerHandler(reader, limits, operation)));
        doors.pages().forEach((path, operation) -> routes.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .method(HttpMethod.POST)
                .handler(Cors::keepOut)
                .handler(new ServerHandler(reader, limits, operation)));
        routes.route().handler(ctx -> ctx.fail(PodProblem.notFound()));
        routes.route().failureHandler(Problems::write);
        return routes;
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
