package nl.digitalme.pod.hostile;

import java.io.IOException;
import java.net.URI;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.http.RawHttp;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.identity.TestIssuer;

/**
 * Where attacks take place: the real server with the pods of alice and bob, a folder where everybody may write, and
 * another provider whose users this server believes.
 *
 * @param key of the attacker as a client
 */
record Scene(TestPods pods, TestIssuer issuer, DpopKey key) {
    /** Stands in what alice keeps to herself, and in what attackers send; no answer and no log line may ever hold it. */
    static final String SECRET = "geheim4711";

    /** Only alice may read it. */
    static final String PRIVATE = "/alice/private/diary";

    /** Everybody may read and write below it. */
    static final String OPEN = "/alice/open/";

    Http anybody() {
        return pods.anybody();
    }

    Http bob() {
        return pods.as("bob");
    }

    Http alice() {
        return pods.as("alice");
    }

    String url(String path) {
        return pods.baseUrl() + path.substring(1);
    }

    /** {@code localhost:PORT}. */
    String authority() {
        return URI.create(pods.baseUrl()).getAuthority();
    }

    /** Sends text as it stands on a connection of its own; a line end of HTTP for each {@code \n}. */
    Reply raw(String text) throws IOException {
        try (RawHttp connection = new RawHttp(pods.baseUrl())) {
            return Reply.raw(connection.send(text).answer());
        }
    }

    /** A raw request without a body. */
    Reply raw(String method, String target, String... fields) throws IOException {
        return raw(method + " " + target + " HTTP/1.1\nHost: " + authority() + "\n"
                + (fields.length == 0 ? "" : String.join("\n", fields) + "\n") + "Connection: close\n\n");
    }

    /** GET of a document for all, with a token and a proof. */
    Reply withToken(String token, String proof) {
        return Reply.of(anybody().get("/alice/profile/card", "Authorization", "DPoP " + token, "DPoP", proof));
    }

    /** The same, with a good proof of the attacker's key. */
    Reply withToken(String token) {
        return withToken(token, proof());
    }

    String proof() {
        return key.proof("GET", url("/alice/profile/card"));
    }
}
