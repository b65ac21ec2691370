package nl.digitalme.pod.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import nl.digitalme.pod.domain.Addresses;

/**
 * The port for plain http of a server with a certificate: everything there is sent on to https (Solid Protocol 0.11.0
 * section 2.1). The new address is one of our own, whatever the Host field says.
 */
public final class HttpsRedirect {
    private HttpsRedirect() {}

    public static Future<HttpServer> listen(Vertx vertx, HttpServerOptions where, Addresses addresses) {
        return vertx.createHttpServer(where)
                .requestHandler(request -> answer(request, addresses))
                .listen();
    }

    private static void answer(HttpServerRequest request, Addresses addresses) {
        if (Malformed.refused(request)) {
            return;
        }
        String origin = Hosts.pod(addresses, request)
                .map(addresses::origin)
                .orElse(addresses.base().substring(0, addresses.base().length() - 1));
        DateField.addTo(request.response().headers());
        request.response()
                .setStatusCode(301)
                .putHeader("Location", origin + request.uri())
                .end();
    }
}
