package nl.digitalme.agency;

import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;

/**
 * Reads and writes linked data in citizens' pods, as far as this agency was given access. Logs in by itself when it
 * first needs to, and again when its token ends. Safe for any number of threads; each call waits for its answer.
 *
 * <pre>{@code
 * AgencyClient uwv = AgencyClient.login(new Credentials(issuer, "uwv-client", secret));
 * uwv.put(pod.resolve("official/uwv/decision"), turtle, When.ABSENT);
 * }</pre>
 *
 * A request that is not carried out ends in {@link PodRefused}; one that reaches nobody in
 * {@link java.io.UncheckedIOException}.
 */
public final class AgencyClient {
    private static final String TURTLE = "text/turtle";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DpopKey key = DpopKey.generate();
    private final Sender sender;
    private final Tokens tokens;

    private AgencyClient(Credentials credentials) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // a proof is made for one address
                .build();
        this.sender = new Sender(http);
        this.tokens = new Tokens(credentials, key, sender);
    }

    /** A client with a key of its own; the credentials are used at its first request. */
    public static AgencyClient login(Credentials credentials) {
        return new AgencyClient(credentials);
    }

    /** Reads a resource as Turtle. */
    public Answer get(URI url) {
        return send(new Message("GET", url, Map.of("Accept", TURTLE), ""));
    }

    /** Reads a resource in another media type. */
    public Answer get(URI url, String accept) {
        return send(new Message("GET", url, Map.of("Accept", accept), ""));
    }

    /** Reads what is known about a resource, without the resource. */
    public Answer head(URI url) {
        return send(new Message("HEAD", url, Map.of(), ""));
    }

    /** Writes a whole resource; relative addresses in the Turtle are relative to {@code url}. */
    public Answer put(URI url, String turtle, When when) {
        return send(new Message("PUT", url, with(when, TURTLE), turtle));
    }

    public Answer put(URI url, Model model, When when) {
        return put(url, turtle(model), when);
    }

    /** Adds a resource to a container; its name is the server's, like {@code slug} if it can be. */
    public Answer post(URI container, String slug, String turtle) {
        return send(new Message("POST", container, Map.of("Content-Type", TURTLE, "Slug", slug), turtle));
    }

    /** Changes a resource by an N3 Patch (Solid Protocol 0.11.0 section 5.3.1). */
    public Answer patch(URI url, String n3, When when) {
        return send(new Message("PATCH", url, with(when, "text/n3"), n3));
    }

    public Answer delete(URI url, When when) {
        return send(new Message("DELETE", url, when.headers(), ""));
    }

    private Answer send(Message message) {
        String token = tokens.token();
        HttpResponse<String> answer = send(message, token);
        if (answer.statusCode() == 401 && wasAboutTheToken(answer)) {
            tokens.refused(token);
            answer = send(message, tokens.token());
        }
        if (answer.statusCode() >= 300) {
            throw new PodRefused(message.method(), message.url(), answer.statusCode(), Problem.in(answer));
        }
        return new Answer(message.url(), answer.statusCode(), answer.headers(), answer.body());
    }

    private HttpResponse<String> send(Message message, String token) {
        return sender.send(message.url(), nonce -> {
            String proof = key.proof(message.method(), message.url(), Optional.of(token), nonce);
            return message.request()
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", proof)
                    .build();
        });
    }

    // RFC 6750 section 3.1: ended or revoked, and worth asking for a new one.
    private static boolean wasAboutTheToken(HttpResponse<String> answer) {
        return answer.headers().allValues("WWW-Authenticate").stream().anyMatch(text -> text.contains("invalid_token"));
    }

    private static Map<String, String> with(When when, String contentType) {
        Map<String, String> headers = new LinkedHashMap<>(when.headers());
        headers.put("Content-Type", contentType);
        return headers;
    }

    private static String turtle(Model model) {
        StringWriter text = new StringWriter();
        Rio.write(model, text, RDFFormat.TURTLE);
        return text.toString();
    }

    /** A request before it is sent, possibly more than once. */
    private record Message(String method, URI url, Map<String, String> headers, String body) {
        HttpRequest.Builder request() {
            BodyPublisher publisher =
                    headers.containsKey("Content-Type") ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url).timeout(PATIENCE).method(method, publisher);
            headers.forEach(request::header);
            return request;
        }
    }
}
