package nl.digitalme.pod.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.IdentityConfig;

/**
 * The yardstick: Vert.x that sends the same kilobyte to everybody with three headers. With {@code --verify} it also checks
 * the signature of the DPoP proof, with the provider that the server uses, and nothing else.
 */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        Buffer body = Buffer.buffer(ServerBench.DOCUMENT);
        CharSequence type = HttpHeaders.createOptimized("text/turtle");
        CharSequence etag = HttpHeaders.createOptimized("\"1\"");
        Optional<DpopProofs> proofs = List.of(args).contains("--verify")
                ? Optional.of(DpopProofs.of(IdentityConfig.of("http://localhost/")))
                : Optional.empty();
        vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(16 * 1024))
                .requestHandler(request -> {
                    proofs.ifPresent(check -> check(check, request));
                    request.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, type)
                            .putHeader(HttpHeaders.ETAG, etag)
                            .end(body);
                })
                .listen(0, "localhost")
                .onSuccess(server ->
                        System.out.println("Bare Vert.x is ready at http://localhost:" + server.actualPort() + "/"));
    }

    private static void check(DpopProofs proofs, HttpServerRequest request) {
        String htu = request.getHeader("X-Signed-Url");
        proofs.check(request.headers().getAll("DPoP"), "GET", htu);
    }
}
