package nl.digitalme.pod;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.http.HttpFront;
import nl.digitalme.pod.http.Limits;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.login.upstream.Upstream;
import nl.digitalme.pod.protocol.PodProtocol;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;

/** All settings of a server, read once. Listed with their defaults in {@code docs/configuration.md}. */
public record PodServerConfig(
        Listen listen,
        Storage storage,
        Identity identity,
        Limits limits,
        PodProtocol.Settings protocol,
        QueryLimits queries) {

    /**
     * Where the server is.
     *
     * @param port 0 picks a free one
     * @param host the address to listen on
     * @param baseUrl what clients type; empty for {@code http://localhost:PORT/}. All addresses are made of it, never
     *     of what a client says about itself or its proxy
     * @param managementPort where the metrics are; empty for nowhere
     * @param eventLoops how many threads serve connections
     * @param subdomains whether each pod has a host of its own
     */
    public record Listen(
            int port,
            String host,
            Optional<String> baseUrl,
            Optional<HttpFront.Tls> tls,
            OptionalInt managementPort,
            int eventLoops,
            boolean subdomains) {
        public static Listen on(int port) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Listen(port, "localhost", Optional.empty(), Optional.empty(), OptionalInt.empty(), cores, false);
        }

        public Listen withSubdomains() {
            return new Listen(port, host, baseUrl, tls, managementPort, eventLoops, true);
        }
    }

    /** Where pods are kept. */
    public sealed interface Storage {}

    /** For tests and tries: all is gone when the server stops. */
    public record InMemory() implements Storage {}

    /** In a folder of this machine. */
    public record Embedded(Path folder, EmbeddedOptions options) implements Storage {}

    /**
     * Who may log in.
     *
     * @param issuer another provider in the place of the embedded one
     * @param allowedIssuers the only issuers that are accepted; empty for any that a WebID names
     * @param requireAth whether a proof must name its token
     * @param logIn how people log in to the embedded provider
     * @param certificates authorities (PEM) whose certificates other servers may show, beside those that Java knows
     */
    public record Identity(
            Optional<Seed> seed,
            Optional<String> issuer,
            Set<String> allowedIssuers,
            boolean requireAth,
            LogIn logIn,
            Optional<Path> certificates) {
        public static final Identity DEFAULT = new Identity(Optional.empty(), Optional.empty(), Set.of(), false);

        public Identity(Optional<Seed> seed, Optional<String> issuer, Set<String> allowedIssuers, boolean requireAth) {
            this(seed, issuer, allowedIssuers, requireAth, LogIn.DEFAULT, Optional.empty());
        }

        public Identity with(Seed other) {
            return new Identity(Optional.of(other), issuer, allowedIssuers, requireAth, logIn, certificates);
        }

        public Identity with(Optional<String> otherIssuer, Set<String> otherAllowed) {
            return new Identity(seed, otherIssuer, otherAllowed, requireAth, logIn, certificates);
        }

        public Identity with(LogIn other) {
            return new Identity(seed, issuer, allowedIssuers, requireAth, other, certificates);
        }

        public Identity trusting(Optional<Path> authorities) {
            return new Identity(seed, issuer, allowedIssuers, requireAth, logIn, authorities);
        }
    }

    /**
     * How people get in.
     *
     * @param registration whether anybody may make an account; empty for only on a server for one machine
     * @param upstream another provider with which people may log in
     */
    public record LogIn(Optional<Boolean> registration, Optional<Upstream> upstream) {
        public static final LogIn DEFAULT = new LogIn(Optional.empty(), Optional.empty());

        boolean takesRegistrations(Addresses addresses) {
            return registration.orElseGet(() -> Set.of("localhost", "127.0.0.1", "[::1]")
                    .contains(URI.create(addresses.base()).getHost()));
        }
    }

    /** A server for tests: in memory, on a free port. */
    public static PodServerConfig inMemory() {
        return new PodServerConfig(
                Listen.on(0),
                new InMemory(),
                Identity.DEFAULT,
                Limits.DEFAULT,
                PodProtocol.Settings.DEFAULT,
                QueryLimits.DEFAULT);
    }

    public PodServerConfig with(Listen other) {
        return new PodServerConfig(other, storage, identity, limits, protocol, queries);
    }

    public PodServerConfig with(Storage other) {
        return new PodServerConfig(listen, other, identity, limits, protocol, queries);
    }

    public PodServerConfig with(Identity other) {
        return new PodServerConfig(listen, storage, other, limits, protocol, queries);
    }

    public PodServerConfig with(Limits other) {
        return new PodServerConfig(listen, storage, identity, other, protocol, queries);
    }

    public PodServerConfig with(PodProtocol.Settings other) {
        return new PodServerConfig(listen, storage, identity, limits, other, queries);
    }

    public PodServerConfig with(QueryLimits other) {
        return new PodServerConfig(listen, storage, identity, limits, protocol, other);
    }
}
