package nl.digitalme.pod.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;

/** A request to a pod: who is asking, what is asked, and the answer written. */
final class PodHandler implements Handler<RoutingContext> {
    private final RequestReader reader;
    private final Limits limits;
    private final Doors doors;

    PodHandler(RequestReader reader, Limits limits, Doors doors) {
        this.reader = reader;
        this.limits = limits;
        this.doors = doors;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (HttpPayload.isPresent(ctx.request())) {
            BodyClock.holdBack(ctx, limits.body());
        }
        ResourceId target = reader.target(ctx.request());
        ctx.put(Problems.TARGET, target);
        ResponseWriter.answer(ctx, answer(ctx, target));
    }

    private Future<PodResponse> answer(RoutingContext ctx, ResourceId target) {
        HttpServerRequest request = ctx.request();
        if (!RequestReader.hasCredentials(request)) {
            return operation(target).answer(read(ctx, target, Caller.PUBLIC));
        }
        return doors.tokens()
                .verify(reader.credentials(request))
                .recover(failed -> turnedAway(ctx, target, failed))
                .compose(caller -> operation(target).answer(read(ctx, target, caller)));
    }

    private PodRequest read(RoutingContext ctx, ResourceId target, Caller caller) {
        return reader.podRequest(ctx.request(), target, caller, Exchange.of(ctx).id());
    }

    private Operation operation(ResourceId target) {
        if (!target.isReserved()) {
            return doors.pods();
        }
        Operation service = doors.services().get(target.path());
        return service == null ? doors.pods() : service;
    }

    // A token that does not hold is a refusal too, and the owner may see that somebody tried.
    private Future<Caller> turnedAway(RoutingContext ctx, ResourceId target, Throwable failed) {
        if (!(failed instanceof InvalidToken)) {
            return Future.failedFuture(failed);
        }
        return doors.pods().turnedAway(read(ctx, target, Caller.PUBLIC)).compose(logged -> Future.failedFuture(failed));
    }
}
