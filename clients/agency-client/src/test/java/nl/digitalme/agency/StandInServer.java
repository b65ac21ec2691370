package nl.digitalme.agency;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An OpenID provider and a pod server that answer what a test tells them to, and remember what they were asked. */
final class StandInServer implements AutoCloseable {
    /** A request as it came in. */
    record Seen(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        SignedJWT proof() {
            try {
                return SignedJWT.parse(header("Dpop"));
            } catch (ParseException malformed) {
                throw new AssertionError(malformed);
            }
        }
    }

    /** An answer; headers as {@code Name: value}. */
    record Reply(int status, String body, String... headers) {}

    final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;
    private int tokens;

    StandInServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    void reply(int status, String body, String... headers) {
        replies.add(new Reply(status, body, headers));
    }

    List<Seen> seen(String method, String path) {
        return seen.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body));
        send(
                exchange,
                switch (path) {
                    case "/.well-known/openid-configuration" ->
                        new Reply(200, "{\"issuer\":\"%s\",\"token_endpoint\":\"%stoken\"}".formatted(base(), base()));
                    case "/token" ->
                        new Reply(200, "{\"access_token\":\"token-%d\",\"expires_in\":600}".formatted(++tokens));
                    default -> replies.isEmpty() ? new Reply(200, "") : replies.remove();
                });
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        for (String header : reply.headers()) {
            int colon = header.indexOf(':');
            exchange.getResponseHeaders()
                    .add(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
