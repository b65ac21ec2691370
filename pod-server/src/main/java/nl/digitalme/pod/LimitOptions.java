package nl.digitalme.pod;

import java.time.Duration;
import java.util.Set;
import nl.digitalme.pod.http.Limits;
import nl.digitalme.pod.protocol.BodyLimits;
import nl.digitalme.pod.protocol.PodProtocol;
import picocli.CommandLine.Option;

/** How much one client, and all of them, may ask. Sizes in bytes, times in seconds. */
final class LimitOptions {
    @Option(names = "--max-header-bytes", description = "all header fields of a request together")
    private int headerBytes = Limits.DEFAULT.headerBytes();

    @Option(names = "--max-uri-bytes", description = "the request line")
    private int uriBytes = Limits.DEFAULT.uriBytes();

    @Option(names = "--idle-seconds", description = "a connection on which nothing moves is closed")
    private long idle = Limits.DEFAULT.idle().toSeconds();

    @Option(names = "--body-seconds", description = "a request with a body must be over")
    private long body = Limits.DEFAULT.body().toSeconds();

    @Option(names = "--max-concurrent", description = "requests under way at once")
    private int concurrent = Limits.DEFAULT.concurrent();

    @Option(names = "--max-connections-per-address", description = "connections that one address may have")
    private int connections = Limits.DEFAULT.connections();

    @Option(
            names = "--trusted-proxies",
            split = ",",
            paramLabel = "IP",
            description = "proxies in front of this server, whose X-Forwarded-For is believed")
    private Set<String> proxies = Set.of();

    @Option(names = "--max-rdf-bytes", description = "an RDF document")
    private long rdf = BodyLimits.DEFAULT.rdf();

    @Option(names = "--max-patch-bytes", description = "a patch")
    private long patch = BodyLimits.DEFAULT.patch();

    @Option(names = "--max-binary-bytes", description = "a document that is not RDF")
    private long binary = BodyLimits.DEFAULT.binary();

    @Option(names = "--inline-bytes", description = "up to here what is not RDF is kept with the documents")
    private long inline = BodyLimits.DEFAULT.inline();

    @Option(names = "--response-cache-bytes", description = "memory for documents that are ready to send")
    private long cache = PodProtocol.Settings.DEFAULT.cacheBytes();

    @Option(names = "--quota", converter = ByteSize.class, description = "what a new pod may hold: 2GiB, 500MiB, none")
    private long quota = PodProtocol.Settings.DEFAULT.quota();

    Limits http() {
        atLeast(1, "--max-header-bytes", headerBytes);
        atLeast(1, "--max-uri-bytes", uriBytes);
        atLeast(1, "--idle-seconds", idle);
        atLeast(1, "--body-seconds", body);
        atLeast(1, "--max-concurrent", concurrent);
        atLeast(1, "--max-connections-per-address", connections);
        return new Limits(
                headerBytes,
                uriBytes,
                Duration.ofSeconds(idle),
                Duration.ofSeconds(body),
                concurrent,
                connections,
                proxies);
    }

    /** @throws IllegalArgumentException when a number is too small to mean anything */
    static void atLeast(long least, String option, long given) {
        if (given < least) {
            throw new IllegalArgumentException(option + " must be " + least + " or more.");
        }
    }

    PodProtocol.Settings protocol() {
        atLeast(1, "--max-rdf-bytes", rdf);
        atLeast(1, "--max-patch-bytes", patch);
        atLeast(1, "--max-binary-bytes", binary);
        atLeast(0, "--inline-bytes", inline);
        atLeast(0, "--response-cache-bytes", cache);
        return new PodProtocol.Settings(new BodyLimits(rdf, patch, binary, inline), cache, quota);
    }
}
