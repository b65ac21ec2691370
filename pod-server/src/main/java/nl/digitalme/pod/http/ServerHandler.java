package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import nl.digitalme.pod.protocol.ServerOperation;

/** A request to an address of the server itself; bodies here are forms, so they are small. */
final class ServerHandler implements Handler<RoutingContext> {
    private static final int MAX_BODY = 64 * 1024;

    private final RequestReader reader;
    private final Limits limits;
    private final ServerOperation operation;

    ServerHandler(RequestReader reader, Limits limits, ServerOperation operation) {
        this.reader = reader;
        this.limits = limits;
        this.operation = operation;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (HttpPayload.isPresent(request)) {
            BodyClock.holdBack(ctx, limits.body());
        }
        ResponseWriter.answer(
                ctx,
                reader.payload(ctx)
                        .whole(MAX_BODY)
                        .map(body -> reader.serverRequest(
                                request, body, Exchange.of(ctx).id()))
                        .compose(operation::answer));
    }
}
