package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.identity.RemoteDocuments.Document;
import nl.digitalme.pod.identity.RemoteDocuments.Form;

/** One request to another server, within limits of time, size and redirects. */
final class RemoteFetch {
    private static final int SECONDS = 5; // for all of it
    private static final int CONNECT_MILLIS = 2000;
    private static final int MAX_BYTES = 64 * 1024; // they are parsed on an event loop
    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_POOL = 8;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int RESOLVERS = 4;
    private static final int MAX_KNOWN = 10_000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final RemotePolicy policy;
    // Names are looked up by a blocking call that may hang; these threads do nothing else.
    private final WorkerExecutor names;

    private final WorkerExecutor knownNames;
    private final Names resolver;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    RemoteFetch(Vertx vertx, RemotePolicy policy, Optional<Path> certificates) {
        this(vertx, policy, certificates, InetAddress::getAllByName);
    }

    RemoteFetch(Vertx vertx, RemotePolicy policy, Optional<Path> certificates, Names resolver) {
        this.policy = policy;
        this.resolver = resolver;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(SECONDS * 2)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false);
        certificates.map(Certificates::with).ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(MAX_POOL).setMaxWaitQueueSize(MAX_POOL));
        this.names = vertx.createSharedWorkerExecutor("digital-me-names", RESOLVERS, SECONDS, TimeUnit.SECONDS);
        this.knownNames =
                vertx.createSharedWorkerExecutor("digital-me-known-names", RESOLVERS, SECONDS, TimeUnit.SECONDS);
    }

    /** Where names lead, as the system says. Blocks. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Whether a document of this host was read before: such hosts do not wait for those that strangers make up. */
    boolean isKnown(URI uri) {
        return known.getIfPresent(host(uri)) != null;
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** The host answered, but not with a document that can be used. */
    static final class BadAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String why;

        BadAnswer(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** What is asked for, the form that is sent along, and the request that is under way for it. */
    private static final class Wish {
        private final String accept;
        private final Optional<Form> form;
        private Optional<HttpClientRequest> current = Optional.empty();
        private boolean over;

        Wish(String accept, Optional<Form> form) {
            this.accept = accept;
            this.form = form;
        }

        /** Takes note of the request; a look-up that comes back too late sends none. */
        synchronized Future<HttpClientRequest> send(HttpClientRequest request) {
            if (over) {
                request.reset();
                return Future.failedFuture(new BadAnswer("it took too long"));
            }
            current = Optional.of(request);
            return Future.succeededFuture(request);
        }

        synchronized void giveUp() {
            over = true;
            current.ifPresent(HttpClientRequest::reset);
        }

        synchronized boolean isConnected() {
            return current.isPresent();
        }
    }

    /** Fails with {@link BadAnswer}, or with anything else when the host does not answer. */
    Future<Document> get(URI uri, String accept) {
        return send(uri, new Wish(accept, Optional.empty()), MAX_REDIRECTS);
    }

    /** What answers to a form that is sent by POST; it is not sent on to where the answer may point. */
    Future<Document> post(URI uri, String accept, Form form) {
        return send(uri, new Wish(accept, Optional.of(form)), 0);
    }

    private Future<Document> send(URI uri, Wish wish, int redirects) {
        return follow(uri, wish, redirects)
                .timeout(SECONDS, TimeUnit.SECONDS) // a host that drips a byte now and then ends here too
                .recover(failure -> {
                    wish.giveUp();
                    return Future.failedFuture(wish.isConnected() ? badAnswer(failure) : failure);
                });
    }

    // A stranger can name an address of anybody's host that hangs: then that address is left alone, not the host.
    private static Throwable badAnswer(Throwable failure) {
        return failure instanceof BadAnswer ? failure : new BadAnswer("its host does not answer");
    }

    private Future<Document> follow(URI uri, Wish wish, int redirects) {
        return resolve(uri)
                .compose(address -> client.request(options(uri, address, wish)))
                .compose(wish::send)
                .compose(request -> answer(request, uri, wish, redirects));
    }

    // The connection goes to the address that was checked: a name that resolves otherwise a moment later changes
    // nothing.
    private Future<InetAddress> resolve(URI uri) {
        String host = uri.getHost();
        return (isKnown(uri) ? knownNames : names)
                .executeBlocking(() -> resolver.addresses(host), false)
                .map(found -> Arrays.stream(found)
                        .filter(address -> policy.allows(host, address))
                        .findFirst()
                        .orElseThrow(() -> new BadAnswer("its host is not on the public internet")));
    }

    static int port(URI uri) {
        int usual = isSecure(uri) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static boolean isSecure(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private static RequestOptions options(URI uri, InetAddress address, Wish wish) {
        boolean secure = isSecure(uri);
        int port = port(uri);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(wish.form.isPresent() ? HttpMethod.POST : HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setIdleTimeout(TimeUnit.SECONDS.toMillis(SECONDS))
                .putHeader(HttpHeaders.ACCEPT, wish.accept)
                .putHeader(HttpHeaders.USER_AGENT, "Digital-Me");
        wish.form.ifPresent(form -> {
            options.putHeader(HttpHeaders.CONTENT_TYPE, FORM);
            form.headers().forEach((name, value) -> options.putHeader(name, value));
        });
        return options;
    }

    private Future<Document> answer(HttpClientRequest request, URI uri, Wish wish, int redirects) {
        Future<HttpClientResponse> sent =
                wish.form.map(form -> request.send(Buffer.buffer(form.body()))).orElseGet(request::send);
        return sent.compose(response -> {
            response.exceptionHandler(reset -> {}); // nobody reads on after a reset, and the log is not for strangers
            if (REDIRECTS.contains(response.statusCode())) {
                request.reset();
                return redirected(response, uri, wish, redirects);
            }
            if (response.statusCode() != 200) {
                request.reset();
                return Future.failedFuture(new BadAnswer("its host answered " + response.statusCode()));
            }
            return body(request, response).onSuccess(read -> known.put(host(uri), true));
        });
    }

    private Future<Document> redirected(HttpClientResponse response, URI uri, Wish wish, int redirects) {
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (location == null || redirects == 0) {
            return Future.failedFuture(new BadAnswer("it is redirected too often"));
        }
        try {
            URI next = policy.checked(uri.resolve(location).toString());
            return follow(next, wish, redirects - 1);
        } catch (InvalidToken | IllegalArgumentException refused) {
            return Future.failedFuture(new BadAnswer("it is redirected to an address that is not accepted"));
        }
    }

    private static Future<Document> body(HttpClientRequest request, HttpClientResponse response) {
        String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        Buffer bytes = Buffer.buffer();
        Promise<Document> done = Promise.promise();
        response.handler(chunk -> {
            if (bytes.length() + chunk.length() > MAX_BYTES) {
                done.tryFail(new BadAnswer("it is larger than " + MAX_BYTES + " bytes"));
                request.reset();
            } else {
                bytes.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(done::tryFail);
        response.endHandler(end -> done.tryComplete(new Document(type == null ? "" : type, bytes)));
        return done.future();
    }
}
