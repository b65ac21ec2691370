package nl.digitalme.pod.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What the front remembers about a request while it is under way: its id, for answers and logs, and when it came. */
record Exchange(String id, long began) {
    private static final int ID_LENGTH = 12;
    private static final String KEY = "exchange";
    private static final CharSequence PARENT = HttpHeaders.createOptimized("traceparent");
    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    static Exchange begin(RoutingContext ctx) {
        String parent = ctx.request().getHeader(PARENT);
        Exchange exchange = new Exchange(parent == null ? random() : idOf(parent), System.nanoTime());
        ctx.put(KEY, exchange);
        return exchange;
    }

    static Exchange of(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        return exchange == null ? begin(ctx) : exchange;
    }

    // Trace Context level 1 section 3.2: the trace id of the caller joins its log with ours.
    private static String idOf(String parent) {
        var matcher = TRACE_PARENT.matcher(parent);
        return matcher.matches() ? matcher.group(1) : random();
    }

    // Always as long, so that the length of an answer tells nothing.
    private static String random() {
        char[] id = new char[ID_LENGTH];
        long bits = ThreadLocalRandom.current().nextLong();
        for (int i = 0; i < ID_LENGTH; i++) {
            id[i] = Character.forDigit((int) (bits & 31), 32);
            bits >>>= 5;
        }
        return new String(id);
    }
}
