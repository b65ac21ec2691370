package nl.digitalme.pod.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One listening server on one event loop; several share a port. */
public final class HttpFront extends VerticleBase {
    private static final int SOCKET_BYTES = 8 * 1024; // who listens has little to say

    private final HttpServerOptions options;
    private final int port;
    private final Crowd crowd;
    private final Handler<HttpServerRequest> handler;
    private Optional<HttpServer> server = Optional.empty();

    public HttpFront(HttpServerOptions options, int port, Crowd crowd, Handler<HttpServerRequest> handler) {
        this.crowd = crowd;
        this.options = options;
        this.port = port;
        this.handler = handler;
    }

    /**
     * How to speak https.
     *
     * @param certificate the chain, PEM
     * @param key its private key, PEM
     * @param plainPort where requests on plain http are sent on to https; empty for nowhere, 0 for a free port
     */
    public record Tls(Path certificate, Path key, OptionalInt plainPort) {}

    public static HttpServerOptions options(Limits limits, Optional<Tls> tls) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(limits.uriBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setIdleTimeout((int) limits.idle().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(false)
                // No compression of WebSockets and no HTTP/2 without TLS: a stop on the way of every request for each.
                .setWebSocketSubProtocols(
                        List.of("solid-0.1", "http://www.w3.org/ns/solid/notifications#WebSocketChannel2023"))
                .setMaxWebSocketFrameSize(SOCKET_BYTES)
                .setMaxWebSocketMessageSize(SOCKET_BYTES)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        tls.ifPresent(files -> options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(files.certificate().toString())
                        .setKeyPath(files.key().toString())));
        return options;
    }

    @Override
    public Future<?> start() {
        Watch watch = new Watch(Duration.ofSeconds(options.getIdleTimeout()));
        vertx.setPeriodic(Math.max(1, options.getIdleTimeout() * 1000L / 2), now -> watch.look());
        HttpServer created = vertx.createHttpServer(options)
                .connectionHandler(connection -> arrived(connection, watch))
                .requestHandler(request -> {
                    watch.asked(request);
                    handler.handle(request);
                })
                .invalidRequestHandler(Malformed::refuse);
        server = Optional.of(created);
        return created.listen(port);
    }

    private void arrived(HttpConnection connection, Watch watch) {
        if (!crowd.enters(connection)) {
            connection.close();
            return;
        }
        watch.arrived(connection);
        connection.closeHandler(closed -> {
            watch.left(connection);
            crowd.left(connection);
        });
    }

    public int port() {
        return server.orElseThrow().actualPort();
    }

    /** Takes no new connections and lets what is under way finish, for so long. */
    public Future<Void> drain(Duration time) {
        return server.orElseThrow().shutdown(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
