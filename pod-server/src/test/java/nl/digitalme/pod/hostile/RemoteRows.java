package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Addresses that this server is made to call (server-side request forgery): WebIDs and issuers of strangers. */
final class RemoteRows {
    private static final String AREA = "Other servers";

    private RemoteRows() {}

    static List<Hostile> all() {
        return List.of(
                webIds(
                        "a WebID or issuer that is `file:`, `jar:`, `ftp:`, `gopher:`, `data:`, or http of another host",
                        port -> Stream.of(
                                "file:///etc/passwd",
                                "jar:file:/x.jar!/y",
                                "ftp://localhost/x",
                                "gopher://localhost/x",
                                "data:text/turtle,x",
                                "http://example.org/card")),
                webIds("private, link-local, shared, documentation and mapped addresses", port -> Stream.of(
                                "10.0.0.1",
                                "169.254.169.254",
                                "192.168.0.1",
                                "172.16.0.1",
                                "100.64.0.1",
                                "0.0.0.0",
                                "[::]",
                                "[::ffff:127.0.0.1]",
                                "[::ffff:7f00:1]",
                                "[64:ff9b::7f00:1]",
                                "[2002:7f00:1::]",
                                "[fe80::1%25lo]",
                                "[fd00::1]")
                        .map(host -> "https://" + host + ":" + port + "/card#me")),
                webIds(
                        "this machine written otherwise (`127.1`, `2130706433`, `0x7f000001`, `0177.0.0.1`, `127.0.0.2`, `localhost.`)",
                        port -> Stream.of(
                                        "127.1",
                                        "2130706433",
                                        "0x7f000001",
                                        "0177.0.0.1",
                                        "127.0.0.2",
                                        "localhost.",
                                        "[0:0:0:0:0:0:0:1]",
                                        "localhost%00.example.org",
                                        "\u24db\u24de\u24d2alhost")
                                .map(host -> "http://" + host + ":" + port + "/card#me")),
                webIds(
                        "names and passwords in an address, hosts before an `@`",
                        port -> Stream.of(
                                "http://user:password@localhost:" + port + "/card#me",
                                "http://example.org@localhost:" + port + "/card#me",
                                "http://localhost:" + port + "@elsewhere.example/card#me")),
                webIds(
                        "ports of other services (22, 25, 6379 without TLS)",
                        port -> Stream.of(
                                "https://example.org:22/", "https://example.org:25/card", "http://example.org:6379/")),
                pages(
                        "a document that leads to a private address, another scheme, or round in circles",
                        List.of(
                                redirect("http://169.254.169.254/latest/meta-data"),
                                redirect("file:///etc/passwd"),
                                redirect("https://10.0.0.1/"),
                                redirect("round"),
                                redirect("//[::1%25lo]/"),
                                redirect("\u0000"))),
                pages(
                        "a document of a MiB, of 100 levels too many, of another kind, empty, cut off, with status 500",
                        List.of(
                                body("text/turtle", "#".repeat(1 << 20)),
                                body("text/turtle", "<> <#p> " + "[<#p> ".repeat(5000)),
                                body("text/html", "<p>"),
                                body("text/turtle", ""),
                                body("application/ld+json", "{\"@context\":\"x:y\"}"),
                                body("\u0000", "x"),
                                answer -> answer.setStatusCode(500).end("x"),
                                answer -> answer.putHeader("Content-Length", "100")
                                        .write("x")
                                        .onComplete(sent -> answer.reset()))),
                issuerPages());
    }

    /** Tokens of a good provider with such a WebID, and such a provider for the own WebID. The good provider is not asked. */
    private static Hostile webIds(String input, Function<Integer, Stream<String>> addresses) {
        return rows(AREA, input, "401", scene -> {
            int port = java.net.URI.create(scene.issuer().issuer()).getPort();
            scene.withToken(scene.issuer().token(scene.key())); // so that its keys are known
            int before = scene.issuer().hits.get();
            List<Reply> replies = new ArrayList<>();
            for (String address : addresses.apply(port).toList()) {
                replies.add(scene.withToken(scene.issuer().token(scene.key(), c -> c.claim("webid", address))));
                replies.add(scene.withToken(scene.issuer().token(scene.key(), c -> c.issuer(address))));
            }
            assertEquals(before, scene.issuer().hits.get(), "nobody was asked");
            return replies;
        });
    }

    private static Hostile pages(String input, List<Consumer<HttpServerResponse>> answers) {
        return rows(AREA, input, "401", scene -> {
            List<Reply> replies = new ArrayList<>();
            for (Consumer<HttpServerResponse> answer : answers) {
                String name = "odd-" + answer.hashCode();
                scene.issuer().pages.put("/" + name, answer);
                replies.add(scene.withToken(scene.issuer()
                        .token(scene.key(), c -> c.claim("webid", scene.issuer().issuer() + name + "#me"))));
            }
            return replies;
        });
    }

    private static Hostile issuerPages() {
        return rows(
                AREA,
                "a provider whose metadata name another issuer, or one without its slash; keys that are none,"
                        + " secret, private, on a private address",
                "401",
                scene -> {
                    List<Reply> replies = new ArrayList<>();
                    String right = scene.issuer().issuer();
                    List<String> metadata = List.of(
                            "{\"issuer\":\"https://example.org/\"}",
                            "{\"issuer\":\"" + right + "odd\",\"jwks_uri\":\"" + right + "keys\"}",
                            "{}",
                            "[]",
                            "{\"issuer\":7}",
                            "x",
                            "{\"issuer\":\"%s\"}",
                            "{\"issuer\":\"%s\",\"jwks_uri\":\"http://10.0.0.1/keys\"}",
                            "{\"issuer\":\"%s\",\"jwks_uri\":\"file:///etc/passwd\"}",
                            "{\"issuer\":\"%s\",\"jwks_uri\":[]}",
                            "{\"issuer\":\"%s\",\"jwks_uri\":\"" + right + "odd-keys\"}");
                    scene.issuer()
                            .page(
                                    "/odd-keys",
                                    "application/json",
                                    () -> "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"},7,null,{\"kty\":\"EC\"}]}");
                    for (int i = 0; i < metadata.size(); i++) {
                        String issuer = right + "p" + i + "/";
                        String text = metadata.get(i).formatted(issuer);
                        scene.issuer()
                                .page("/p" + i + "/.well-known/openid-configuration", "application/json", () -> text);
                        replies.add(scene.withToken(scene.issuer().token(scene.key(), c -> c.issuer(issuer))));
                    }
                    return replies;
                });
    }

    private static Consumer<HttpServerResponse> redirect(String where) {
        return answer -> {
            try {
                answer.setStatusCode(302).putHeader("Location", where).end();
            } catch (IllegalArgumentException refusedByVertx) {
                answer.setStatusCode(302).end();
            }
        };
    }

    private static Consumer<HttpServerResponse> body(String type, String text) {
        return answer -> {
            if (!type.equals("\u0000")) {
                answer.putHeader("Content-Type", type);
            }
            answer.end(text);
        };
    }
}
