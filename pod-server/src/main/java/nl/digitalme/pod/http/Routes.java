package nl.digitalme.pod.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import nl.digitalme.pod.domain.Addresses;

/** Every address the server answers, in matching order, with failures last. */
public final class Routes {
    private Routes() {}

    public static Router of(Vertx vertx, Addresses addresses, Limits limits, Doors doors, Meters meters) {
        RequestReader reader = new RequestReader(addresses);
        Router routes = Router.router(vertx);
        routes.route().handler(new FrontDoor(limits, meters));
        routes.route("/.health/live").method(HttpMethod.GET).handler(Health.live());
        routes.route("/.health/ready").method(HttpMethod.GET).handler(Health.ready(doors.ready()));
        doors.gets().forEach((path, operation) -> routes.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(new ServerHandler(reader, limits, operation)));
        doors.posts().forEach((path, operation) -> routes.route(path)
                .method(HttpMethod.POST)
                .handler(new ServerHandler(reader, limits, operation)));
        // {pod}.sparql, {pod}.log and the other addresses of a pod that the server keeps for itself, then its
        // documents.
        routes.route().handler(new PodHandler(reader, limits, doors));
        routes.route().failureHandler(Problems::write);
        return routes;
    }
}
