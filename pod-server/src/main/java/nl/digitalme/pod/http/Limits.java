package nl.digitalme.pod.http;

import java.time.Duration;
import java.util.Set;

/**
 * What one client, and all of them together, may ask of the server's front; see {@code docs/configuration.md}.
 *
 * @param headerBytes all header fields of a request together; more is answered with 431
 * @param uriBytes the request line; more is answered with 414
 * @param idle a connection on which nothing moves for this long is closed, a slow client's too
 * @param body a body must be complete within this time
 * @param concurrent requests under way at once; more are answered with 503
 * @param connections that one address may have; more are closed at once
 * @param proxies addresses of proxies in front of this server, whose {@code X-Forwarded-For} is believed
 */
public record Limits(
        int headerBytes,
        int uriBytes,
        Duration idle,
        Duration body,
        int concurrent,
        int connections,
        Set<String> proxies) {
    private static final int DEFAULT_CONNECTIONS = 2_000;
    public static final Limits DEFAULT =
            new Limits(16 * 1024, 8 * 1024, Duration.ofSeconds(75), Duration.ofMinutes(10), 10_000);

    /** Without a proxy in front. */
    public Limits(int headerBytes, int uriBytes, Duration idle, Duration body, int concurrent) {
        this(headerBytes, uriBytes, idle, body, concurrent, DEFAULT_CONNECTIONS, Set.of());
    }
}
