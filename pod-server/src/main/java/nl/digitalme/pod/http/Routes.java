package nl.digitalme.pod.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import io.vertx.core.Vertx;

/** Every address the server answers, in matching order, with failures last. */
public final class Routes {
    private Routes() {}

    public static Router of(Vertx vertx, Addresses addresses, Limits limits, Doors doors, Meters meters) {
        RequestReader reader = new RequestReader(addresses);
        Router routes = Router.router(vertx);
        routes.route().handler(new FrontDoor(limits, meters));
        routes.route("/.health/live").method(HttpMethod.GET).handler(Health.live());
        routes.route("/.health/ready").method(HttpMethod.GET).handler(Health.ready(doors.ready()));
        doors.server().forEach((path, operation) ->
                routes.route(path).handler(new ServerHandler(reader, limits, operation)));
        routes.route().handler(new PodHandler(reader, limits, doors));
        routes.route().handler(ctx -> ctx.fail(PodProblem.notFound()));
        routes.route().failureHandler(Problems::write);
        return routes;
    }
}
