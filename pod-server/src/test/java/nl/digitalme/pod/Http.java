package nl.digitalme.pod;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.login.TestUser;

/** A small HTTP client for tests: {@code get("/alice/note")}, as the public or as a {@link TestUser}. */
public final class Http {
    private final TestUser user;

    private Http(TestUser user) {
        this.user = user;
    }

    /** An answer: status, header fields, body. */
    public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The first field of this name; empty text when there is none. */
        public String header(String name) {
            return all(name).stream().findFirst().orElse("");
        }

        public List<String> all(String name) {
            return headers.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .flatMap(field -> field.getValue().stream())
                    .toList();
        }
    }

    public static Http anonymous(String base) {
        return new Http(TestUser.nobody(base));
    }

    /** Logs in with client credentials, as the conformance suite does. */
    public static Http loggedIn(String base, String clientId, String secret) {
        return new Http(TestUser.logIn(base, clientId, secret));
    }

    /** Any request; {@code fields} are names and values in turn. */
    public Answer send(String method, String path, byte[] body, String... fields) {
        boolean empty = body.length == 0 && !method.startsWith("P");
        HttpRequest.Builder request = user.signed(method, path, fields)
                .timeout(Duration.ofSeconds(60))
                .method(method, empty ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        HttpResponse<byte[]> answer = TestUser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    public Answer get(String path, String... fields) {
        return send("GET", path, new byte[0], fields);
    }

    public Answer head(String path, String... fields) {
        return send("HEAD", path, new byte[0], fields);
    }

    public Answer delete(String path, String... fields) {
        return send("DELETE", path, new byte[0], fields);
    }

    /** PUT of Turtle. */
    public Answer put(String path, String turtle, String... fields) {
        return write("PUT", path, "text/turtle", turtle, fields);
    }

    public Answer write(String method, String path, String mediaType, String body, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "Content-Type";
        all[fields.length + 1] = mediaType;
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), all);
    }
}
