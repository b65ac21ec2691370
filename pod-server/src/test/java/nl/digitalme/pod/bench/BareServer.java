package nl.digitalme.pod.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** The yardstick: Vert.x that sends the same kilobyte to everybody, with three headers and no work at all. */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        Buffer body = Buffer.buffer(ServerBench.DOCUMENT);
        CharSequence type = HttpHeaders.createOptimized("text/turtle");
        CharSequence etag = HttpHeaders.createOptimized("\"1\"");
        vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .putHeader(HttpHeaders.ETAG, etag)
                        .end(body))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("http://localhost:" + server.actualPort() + "/"));
    }
}
