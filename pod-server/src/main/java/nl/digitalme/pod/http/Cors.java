package nl.digitalme.pod.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Cross-origin requests (Fetch, Solid Protocol 0.11.0 section 8.1): every origin may ask, credentials included; what it
 * gets is for access control. The origin is echoed and the headers are listed, because {@code *} means nothing in an
 * answer to a request with credentials. Pages for people are kept out of this: their credentials are cookies.
 */
final class Cors {
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final String KEPT_OUT = "kept-out";
    private static final String METHODS = "GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE";
    private static final String EXPOSED =
            "Accept-Patch, Accept-Post, Accept-Put, Accept-Ranges, Allow, Content-Location, Content-Range,"
                    + " Content-Security-Policy, Date, DPoP-Nonce, ETag, Last-Modified, Link, Location, MS-Author-Via,"
                    + " Preference-Applied, Retry-After, Updates-Via, Vary, WAC-Allow, WWW-Authenticate,"
                    + " X-Content-Type-Options, X-Request-Id";
    private static final String DEFAULT_REQUEST_HEADERS =
            "Accept, Authorization, Content-Type, DPoP, If-Match, If-Modified-Since, If-None-Match, If-Range,"
                    + " If-Unmodified-Since, Link, Prefer, Range, Slug";

    private Cors() {}

    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(ORIGIN)
                && request.headers().contains("Access-Control-Request-Method");
    }

    static void answerPreflight(RoutingContext ctx) {
        MultiMap headers = ctx.response().setStatusCode(204).headers();
        String asked = ctx.request().getHeader("Access-Control-Request-Headers");
        allowOrigin(ctx.request(), headers);
        headers.set("Access-Control-Allow-Methods", METHODS)
                .set("Access-Control-Allow-Headers", asked == null ? DEFAULT_REQUEST_HEADERS : asked)
                .set("Access-Control-Max-Age", "86400")
                .set("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        ctx.response().end();
    }

    /** Whatever is answered, no script of another origin may read it. */
    static void keepOut(RoutingContext ctx) {
        ctx.put(KEPT_OUT, true);
        ctx.next();
    }

    /** Lets a script of the request's origin read the answer, unless it is kept out. */
    static void allowOrigin(RoutingContext ctx, MultiMap headers) {
        if (ctx.get(KEPT_OUT) == null) {
            allowOrigin(ctx.request(), headers);
        }
    }

    private static void allowOrigin(HttpServerRequest request, MultiMap headers) {
        String origin = request.getHeader(ORIGIN);
        if (origin != null) {
            headers.set(ALLOW_ORIGIN, origin)
                    .set("Access-Control-Allow-Credentials", "true")
                    .set("Access-Control-Allow-Headers", DEFAULT_REQUEST_HEADERS) // WAC 1.0.0 section 5.3.2
                    .set("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}
