package nl.digitalme.pod.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.protocol.Conditions;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.Payload;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.RequestHeaders;
import nl.digitalme.pod.protocol.Sender;
import nl.digitalme.pod.protocol.ServerRequest;

/** Turns what came over the wire into values; from here on nobody sees a header map. */
final class RequestReader {
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final CharSequence SLUG = HttpHeaders.createOptimized("Slug");
    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");
    private static final CharSequence IF_UNMODIFIED_SINCE = HttpHeaders.createOptimized("If-Unmodified-Since");
    private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");
    private static final CharSequence IF_RANGE = HttpHeaders.createOptimized("If-Range");
    private static final CharSequence PREFER = HttpHeaders.createOptimized("Prefer");
    private static final CharSequence CONTENT_RANGE = HttpHeaders.createOptimized("Content-Range");
    private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
    private static final CharSequence DPOP = HttpHeaders.createOptimized("DPoP");

    private final Addresses addresses;
    private final String origin;
    private final Senders senders;
    private final BodySpace space = BodySpace.ofThisMachine();

    RequestReader(Addresses addresses, Senders senders) {
        this.addresses = addresses;
        this.senders = senders;
        this.origin = addresses.base().substring(0, addresses.base().length() - 1);
    }

    /** The resource of a pod that the request is about; empty when the address is in no pod. */
    Optional<ResourceId> target(HttpServerRequest request) {
        return addresses.hasSubdomains()
                ? Hosts.pod(addresses, request).map(pod -> addresses.inPod(pod, request.path()))
                : addresses.fromPath(request.path());
    }

    /** The root of the pod whose address this is, but for the slash at its end; 404 when it is not such an address. */
    ResourceId rootWithoutSlash(HttpServerRequest request) {
        return addresses
                .fromPath(request.path() + "/")
                .filter(root -> root.isRoot() && !addresses.hasSubdomains())
                .filter(root -> request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                .orElseThrow(PodProblem::notFound);
    }

    /** Whether there is a token to look at; without one the caller is the public. */
    static boolean hasCredentials(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    /** What a request to a pod brings to show who sent it. */
    Credentials credentials(HttpServerRequest request, ResourceId target) {
        return credentials(request, addresses.origin(target.pod()));
    }

    private static Credentials credentials(HttpServerRequest request, String origin) {
        MultiMap headers = request.headers();
        // Our own address, not the Host header, which any client can set: a proof for another server must not fit.
        return new Credentials(
                authorization(headers), headers.getAll(DPOP), request.method().name(), origin + request.path());
    }

    // RFC 9110 section 5.3: one field line only. Which of two counts, others in front of us might see differently.
    private static Optional<String> authorization(MultiMap headers) {
        List<String> all = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (all.size() > 1) {
            throw PodProblem.badRequest("There are two Authorization fields. Send one.");
        }
        return all.stream().findFirst();
    }

    PodRequest podRequest(RoutingContext ctx, ResourceId target, Caller caller) {
        HttpServerRequest request = ctx.request();
        return new PodRequest(
                method(request),
                target,
                caller.from(header(request.headers(), ORIGIN)),
                headers(request),
                payload(ctx),
                Exchange.of(ctx).id());
    }

    ServerRequest serverRequest(HttpServerRequest request, Buffer body, String id) {
        return new ServerRequest(
                request.path(), headers(request), credentials(request, origin), body, id, sender(request));
    }

    private Sender sender(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return new Sender(
                senders.of(request),
                header(headers, ORIGIN),
                header(headers, FETCH_SITE),
                header(headers, HttpHeaders.ACCEPT_LANGUAGE),
                headers.getAll(HttpHeaders.COOKIE));
    }

    Payload payload(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (!HttpPayload.isPresent(request)) {
            return Payload.NONE;
        }
        requireWhole(request);
        return new HttpPayload(request, space.of(ctx));
    }

    private static void requireWhole(HttpServerRequest request) {
        // RFC 9110 section 14.5: a part of a document must not be taken for the whole.
        if (request.headers().contains(CONTENT_RANGE)) {
            throw PodProblem.badRequest("Send the whole document: a part of one (Content-Range) cannot be stored.");
        }
        String expectation = request.getHeader(HttpHeaders.EXPECT);
        if (expectation != null && !HttpHeaders.CONTINUE.toString().equalsIgnoreCase(expectation.strip())) {
            throw PodProblem.of(417, "The only thing that can be expected of this server is 100-continue.");
        }
        // RFC 9110 section 8.4: what is packed would be kept as if it were the document, and unpacking has no end.
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw PodProblem.of(415, "Send the body as it is, without Content-Encoding.");
        }
    }

    private static Method method(HttpServerRequest request) {
        try {
            return Method.valueOf(request.method().name());
        } catch (IllegalArgumentException unknown) {
            throw Problems.methodUnknown(request.method());
        }
    }

    private static RequestHeaders headers(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String query = request.query();
        return new RequestHeaders(
                query == null ? "" : query,
                joined(headers, HttpHeaders.ACCEPT),
                header(headers, HttpHeaders.CONTENT_TYPE),
                header(headers, SLUG),
                headers.contains(LINK) ? LinkTypes.of(headers.getAll(LINK)) : List.of(),
                conditions(headers),
                joined(headers, HttpHeaders.ACCEPT_LANGUAGE),
                mayPrefer(request) ? joined(headers, PREFER) : Optional.empty());
    }

    // Documents are read in one way, so the field that nearly nobody sends is not looked for.
    private static boolean mayPrefer(HttpServerRequest request) {
        return request.method() != HttpMethod.GET || request.path().endsWith("/");
    }

    private static Conditions conditions(MultiMap headers) {
        Conditions conditions = new Conditions(
                joined(headers, HttpHeaders.IF_MATCH),
                joined(headers, HttpHeaders.IF_NONE_MATCH),
                date(headers, HttpHeaders.IF_MODIFIED_SINCE),
                date(headers, IF_UNMODIFIED_SINCE),
                header(headers, RANGE),
                header(headers, IF_RANGE));
        return conditions.equals(Conditions.NONE) ? Conditions.NONE : conditions;
    }

    private static Optional<String> header(MultiMap headers, CharSequence name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static Optional<String> joined(MultiMap headers, CharSequence name) {
        String first = headers.get(name);
        if (first == null) {
            return Optional.empty();
        }
        List<String> all = headers.getAll(name);
        return Optional.of(all.size() == 1 ? first : String.join(", ", all));
    }

    // RFC 9110 section 13.1.3: a recipient must ignore the field when it is not a valid date.
    private static Optional<Instant> date(MultiMap headers, CharSequence name) {
        String value = headers.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
