package nl.digitalme.pod;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.http.Crowd;
import nl.digitalme.pod.http.HttpFront;
import nl.digitalme.pod.http.HttpsRedirect;
import nl.digitalme.pod.http.Management;
import nl.digitalme.pod.http.Meters;
import nl.digitalme.pod.http.Routes;
import nl.digitalme.pod.identity.CryptoProvider;
import nl.digitalme.pod.login.oidc.LoginProvider;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server as a whole: it opens the store, listens, and stops. What is in it: {@link Wiring}. */
public final class PodServer {
    private static final Logger LOG = LoggerFactory.getLogger(PodServer.class);
    private static final Duration TRIMMED_EVERY = Duration.ofHours(1);
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final PodServerConfig config;
    private final PodStore store;
    private final Crowd crowd;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<HttpFront> fronts = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> routes = PodServer::notYet;
    private volatile Optional<HttpServer> management = Optional.empty();
    private volatile Optional<HttpServer> plain = Optional.empty();
    private volatile boolean ready;

    private PodServer(Vertx vertx, PodServerConfig config, PodStore store) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.crowd = new Crowd(config.limits());
    }

    public static PodServer create(Vertx vertx, PodServerConfig config) {
        CryptoProvider.isFast(); // loads a native library, which no event loop should wait for
        return new PodServer(vertx, config, open(vertx, config.storage()));
    }

    private static PodStore open(Vertx vertx, PodServerConfig.Storage storage) {
        return storage instanceof PodServerConfig.Embedded embedded
                ? EmbeddedStore.open(vertx, embedded.folder(), embedded.options())
                : MemoryStore.create(vertx);
    }

    /**
     * Starts listening and takes requests when the answer comes, which is the port; 0 in the settings picks a free one.
     */
    public Future<Integer> start() {
        return listen().compose(first -> wired(addresses(first.port())).map(first.port()))
                .compose(actual -> listenOnMoreLoops().map(actual))
                .compose(actual -> manage().map(actual))
                .compose(actual -> redirect(addresses(actual)).map(actual))
                .onSuccess(actual -> ready = true);
    }

    // On a worker: a thousand classes are loaded on the way.
    private Future<Void> wired(Addresses addresses) {
        return vertx.executeBlocking(() -> wire(addresses), false).compose(planted -> planted);
    }

    private Future<Void> wire(Addresses addresses) {
        Wiring parts = new Wiring(vertx, config, store, addresses);
        parts.login().ifPresent(this::keepTrimmed);
        routes = Routes.of(vertx, addresses, config.limits(), crowd, parts.doors(this::isReady), new Meters(metrics));
        return config.identity().seed().map(parts.accounts()::plant).orElseGet(Future::succeededFuture);
    }

    // Sessions, codes and apps that expired. One that fails is done by the next.
    private void keepTrimmed(LoginProvider login) {
        vertx.setPeriodic(TRIMMED_EVERY.toMillis(), timer -> {
            if (ready) {
                login.trim().onFailure(failed -> LOG.warn("What expired could not be removed", failed));
            } else {
                vertx.cancelTimer(timer);
            }
        });
    }

    private Addresses addresses(int port) {
        String scheme = config.listen().tls().isPresent() ? "https" : "http";
        Addresses paths = Addresses.of(config.listen().baseUrl().orElse(scheme + "://localhost:" + port + "/"));
        return config.listen().subdomains() ? paths.withSubdomains() : paths;
    }

    private Future<HttpFront> listen() {
        // To Vert.x -1 is a free port that all fronts of this server share, 0 would be a port for each.
        int port = config.listen().port() == 0 ? -1 : config.listen().port();
        HttpServerOptions options =
                HttpFront.options(config.limits(), config.listen().tls());
        HttpFront front =
                new HttpFront(options.setHost(config.listen().host()), port, crowd, request -> routes.handle(request));
        return vertx.deployVerticle(front).map(deployed -> {
            fronts.add(front);
            return front;
        });
    }

    private Future<Void> listenOnMoreLoops() {
        List<Future<HttpFront>> more = new ArrayList<>();
        for (int i = 1; i < config.listen().eventLoops(); i++) {
            more.add(listen());
        }
        return Future.all(more).mapEmpty();
    }

    private Future<Void> manage() {
        OptionalInt port = config.listen().managementPort();
        return port.isEmpty()
                ? Future.succeededFuture()
                : Management.listen(vertx, port.getAsInt(), metrics)
                        .onSuccess(listening -> management = Optional.of(listening))
                        .mapEmpty();
    }

    private Future<Void> redirect(Addresses addresses) {
        OptionalInt port = config.listen().tls().map(HttpFront.Tls::plainPort).orElse(OptionalInt.empty());
        if (port.isEmpty()) {
            return Future.succeededFuture();
        }
        HttpServerOptions where = HttpFront.options(config.limits(), Optional.empty())
                .setHost(config.listen().host())
                .setPort(port.getAsInt());
        return HttpsRedirect.listen(vertx, where, addresses)
                .onSuccess(listening -> plain = Optional.of(listening))
                .mapEmpty();
    }

    private boolean isReady() {
        return ready && store.isReady();
    }

    private static void notYet(HttpServerRequest request) {
        request.response().setStatusCode(503).putHeader("Retry-After", "1").end();
    }

    /** Takes no more connections, lets what is under way finish, and closes the store. */
    public Future<Void> stop() {
        ready = false;
        return Future.join(fronts.stream().map(front -> front.drain(DRAIN)).toList())
                .<Void>mapEmpty()
                .eventually(() -> store.close());
    }

    /** What clients type, with its closing slash; known when the server has started. */
    public String baseUrl() {
        return addresses().base();
    }

    /** Where everything is; known when the server has started. */
    Addresses addresses() {
        return addresses(fronts.get(0).port());
    }

    /** The port that sends plain http on to https; empty when there is none. */
    public OptionalInt plainPort() {
        return plain.map(listening -> OptionalInt.of(listening.actualPort())).orElseGet(OptionalInt::empty);
    }

    /** The port of the metrics; empty when they are off. */
    public OptionalInt managementPort() {
        return management
                .map(listening -> OptionalInt.of(listening.actualPort()))
                .orElseGet(OptionalInt::empty);
    }

    /** Where pods are kept; for tests and for commands that work on pods themselves. */
    PodStore store() {
        return store;
    }
}
