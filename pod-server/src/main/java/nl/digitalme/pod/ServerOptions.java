package nl.digitalme.pod;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.digitalme.pod.http.HttpFront;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts a server. */
final class ServerOptions {
    @Option(names = "--port", description = "the port to listen on; 0 for a free one")
    private int port = 3000;

    @Option(names = "--host", description = "the address to listen on; 0.0.0.0 for all of this machine")
    private String host = "localhost";

    @Option(names = "--base-url", description = "what clients type; all addresses are made of it")
    private Optional<String> baseUrl = Optional.empty();

    @Option(
            names = "--pods",
            paramLabel = "path|subdomain",
            converter = PodsAt.Converter.class,
            description = "where pods are: at a path of the base URL, or each at a host of its own")
    private PodsAt pods = PodsAt.PATH;

    @Option(names = "--data", paramLabel = "DIR", description = "the folder that holds the pods")
    private Path data = Path.of("digital-me-data");

    @Option(names = "--in-memory", description = "keep nothing: for tests and tries")
    private boolean inMemory;

    @Option(names = "--unsafe-no-sync", hidden = true, description = "lose acknowledged writes in a crash: for a test")
    private boolean noSync;

    @Option(names = "--seed", paramLabel = "seed.json", description = "accounts and pods to make at the start")
    private Optional<Path> seed = Optional.empty();

    @Option(names = "--tls-cert", description = "certificate chain, PEM")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", description = "its private key, PEM")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--http-port", description = "with a certificate: a port that sends plain http on to https")
    private Optional<Integer> plainPort = Optional.empty();

    @Option(names = "--allow-http", description = "take a base URL on http that is not of this machine: unsafe")
    private boolean allowHttp;

    @Option(names = "--issuer", paramLabel = "URL", description = "another OpenID provider in the place of ours")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--allowed-issuers", split = ",", paramLabel = "URL", description = "the only ones accepted")
    private Set<String> allowedIssuers = Set.of();

    @Option(names = "--trusted-certificates", paramLabel = "PEM", description = "authorities beside those of Java")
    private Optional<Path> certificates = Optional.empty();

    @Option(names = "--require-ath", description = "refuse proofs that do not name their token (RFC 9449 4.2)")
    private boolean requireAth;

    @Option(names = "--management-port", description = "where /.metrics is; off unless given")
    private Optional<Integer> managementPort = Optional.empty();

    @Option(names = "--event-loops", description = "threads that serve connections; the cores of this machine")
    private int eventLoops = Runtime.getRuntime().availableProcessors();

    @Mixin
    private LogInOptions logIn = new LogInOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private QueryLimitOptions queries = new QueryLimitOptions();

    /**
     * The settings of a server.
     *
     * @throws IllegalArgumentException in words, when they do not go together
     */
    PodServerConfig toConfig() throws IOException {
        requireSafety();
        requirePort("--port", port);
        plainPort.ifPresent(given -> requirePort("--http-port", given));
        managementPort.ifPresent(given -> requirePort("--management-port", given));
        LimitOptions.atLeast(1, "--event-loops", eventLoops);
        issuer.ifPresent(this::requireProvider);
        Optional<Seed> accounts = seed.isPresent() ? Optional.of(Seed.read(seed.get())) : Optional.empty();
        return new PodServerConfig(
                listen(),
                storage(),
                new PodServerConfig.Identity(
                        accounts, issuer, allowedIssuers, requireAth, logIn.settings(), certificates),
                limits.http(),
                limits.protocol(),
                queries.limits());
    }

    /** @throws IllegalArgumentException in words */
    static void requirePort(String option, int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException(option + " must be a number from 0 to 65535; 0 is a free one.");
        }
    }

    private PodServerConfig.Storage storage() {
        EmbeddedOptions embedded = EmbeddedOptions.defaults();
        return inMemory
                ? new PodServerConfig.InMemory()
                : new PodServerConfig.Embedded(data, noSync ? embedded.withoutSync() : embedded);
    }

    private PodServerConfig.Listen listen() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together.");
        }
        if (plainPort.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("--http-port goes with --tls-cert and --tls-key.");
        }
        return new PodServerConfig.Listen(
                port,
                host,
                baseUrl,
                certificate.flatMap(chain -> key.map(secret -> new HttpFront.Tls(chain, secret, number(plainPort)))),
                number(managementPort),
                eventLoops,
                pods == PodsAt.SUBDOMAIN);
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    // Whoever can change what the other provider says on the way can be anybody here.
    private void requireProvider(String url) {
        URI uri = URI.create(url);
        boolean secure = "https".equals(uri.getScheme()) || isLocal(uri) || allowHttp;
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null || !secure) {
            throw new IllegalArgumentException("--issuer is the https address of a provider, as its tokens name it.");
        }
        if (logIn.hasUpstream()) {
            throw new IllegalArgumentException(
                    "With --issuer nobody logs in here, so --upstream-issuer has no meaning. Give one of them.");
        }
    }

    private static boolean isLocal(URI uri) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
    }

    // Tokens and data over plain http can be read on the way. On one machine there is no way.
    private void requireSafety() {
        URI base = URI.create(baseUrl.orElse("http://localhost/"));
        if ("http".equals(base.getScheme()) && !isLocal(base) && !allowHttp) {
            throw new IllegalArgumentException(
                    "The base URL is on http and not of this machine. Give an https address, "
                            + "or --allow-http when nothing that matters is in the pods.");
        }
    }

    boolean isUnsafe() {
        return allowHttp;
    }
}
