package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;

/**
 * Documents of other servers, which anybody can make us ask for. So: few at a time, small, soon, not from inside our
 * own network, and what failed is not tried again for a while. Many who want the same document wait for one request.
 */
public final class RemoteDocuments {
    private static final Duration AVOIDED = Duration.ofSeconds(30);
    private static final int MAX_AVOIDED = 10_000;
    private static final int MAX_UNDER_WAY = 64;
    private static final int MAX_OF_STRANGERS = 48;
    private static final int MAX_PER_HOST = 8;
    private static final String JSON = "application/json, application/ld+json;q=0.9";
    private static final String RDF =
            "text/turtle, application/ld+json;q=0.9, application/n-triples;q=0.8," + " application/rdf+xml;q=0.7";

    private final RemotePolicy policy;
    private final RemoteFetch fetch;
    private final Map<String, Future<Document>> underWay = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> perHost = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final Cache<String, InvalidToken> failed = Caffeine.newBuilder()
            .expireAfterWrite(AVOIDED)
            .maximumSize(MAX_AVOIDED)
            .build();

    RemoteDocuments(RemotePolicy policy, RemoteFetch fetch) {
        this.policy = policy;
        this.fetch = fetch;
    }

    /**
     * For a server with these addresses. {@code trusted} are addresses that the operator named, such as an issuer:
     * their hosts may be inside the operator's own network.
     */
    public static RemoteDocuments of(Vertx vertx, Addresses own, Collection<String> trusted) {
        return of(vertx, own, trusted, Optional.empty());
    }

    /** As {@link #of(Vertx, Addresses, Collection)}; the authorities in a PEM file count as well as those of Java. */
    public static RemoteDocuments of(
            Vertx vertx, Addresses own, Collection<String> trusted, Optional<Path> certificates) {
        RemotePolicy policy = RemotePolicy.of(own).trusting(trusted);
        return new RemoteDocuments(policy, new RemoteFetch(vertx, policy, certificates));
    }

    public record Document(String mediaType, Buffer bytes) {}

    /**
     * A form to send.
     *
     * @param body encoded
     * @param headers further header fields; secrets
     */
    public record Form(String body, Map<String, String> headers) {
        public Form {
            headers = Map.copyOf(headers);
        }

        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "Form";
        }
    }

    /** A JSON object; fails with {@link InvalidToken} when it cannot be had. */
    public Future<JsonObject> json(String url) {
        return get(url, JSON).map(document -> object(url, document));
    }

    /** The JSON object that answers to a form; fails with {@link InvalidToken} when it cannot be had. */
    public Future<JsonObject> post(String url, Form form) {
        try {
            return fetch.post(policy.checked(url), JSON, form)
                    .map(document -> object(url, document))
                    .recover(failure ->
                            Future.failedFuture(failure instanceof InvalidToken ? failure : refusal(url, failure)));
        } catch (InvalidToken refused) {
            return Future.failedFuture(refused);
        }
    }

    private static JsonObject object(String url, Document document) {
        try {
            return new JsonObject(document.bytes());
        } catch (DecodeException | ClassCastException noJson) {
            throw RemotePolicy.refused(url, "it is not a JSON object");
        }
    }

    /** A document in some RDF format; fails with {@link InvalidToken} when it cannot be had. */
    public Future<Document> rdf(String url) {
        return get(url, RDF);
    }

    private Future<Document> get(String url, String accept) {
        try {
            URI uri = policy.checked(url);
            String host = uri.getHost().toLowerCase(Locale.ROOT) + ":" + RemoteFetch.port(uri);
            for (String key : new String[] {host, url}) {
                InvalidToken before = failed.getIfPresent(key);
                if (before != null) {
                    return Future.failedFuture(before);
                }
            }
            Promise<Document> promise = Promise.promise();
            Future<Document> other = underWay.putIfAbsent(url, promise.future());
            if (other != null) {
                return other;
            }
            return start(uri, accept, host)
                    .onComplete(done -> underWay.remove(url))
                    .onComplete(promise);
        } catch (InvalidToken refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<Document> start(URI uri, String accept, String host) {
        String url = uri.toString();
        AtomicInteger here = perHost.computeIfAbsent(host, unused -> new AtomicInteger());
        int all = total.incrementAndGet();
        int most = fetch.isKnown(uri) ? MAX_UNDER_WAY : MAX_OF_STRANGERS;
        if (here.incrementAndGet() > MAX_PER_HOST || all > most) {
            release(host, here);
            return Future.failedFuture(PodProblem.busy());
        }
        return fetch.get(uri, accept)
                .onComplete(done -> release(host, here))
                .recover(failure -> Future.failedFuture(remember(url, host, failure)));
    }

    private void release(String host, AtomicInteger here) {
        total.decrementAndGet();
        if (here.decrementAndGet() <= 0) {
            perHost.remove(host, here);
        }
    }

    // Nobody there or no answer: the whole host is left alone. A bad answer: only this address.
    private InvalidToken remember(String url, String host, Throwable failure) {
        InvalidToken refusal = refusal(url, failure);
        failed.put(failure instanceof RemoteFetch.BadAnswer ? url : host, refusal);
        return refusal;
    }

    private static InvalidToken refusal(String url, Throwable failure) {
        String why = failure instanceof RemoteFetch.BadAnswer bad ? bad.why() : "its host does not answer";
        return RemotePolicy.refused(url, why);
    }
}
