package nl.digitalme.pod.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
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
        Optional<ResourceId> named = reader.target(ctx.request());
        ResourceId target = named.isPresent() ? named.get() : reader.rootWithoutSlash(ctx.request());
        Operation operation =
                named.isPresent() ? operation(ctx, target) : doors.pods().addingSlash();
        ctx.put(Problems.TARGET, target);
        ResponseWriter.answer(ctx, answer(ctx, target, operation));
    }

    private Future<PodResponse> answer(RoutingContext ctx, ResourceId target, Operation operation) {
        HttpServerRequest request = ctx.request();
        if (!RequestReader.hasCredentials(request)) {
            return operation.answer(read(ctx, target, Caller.PUBLIC));
        }
        return doors.tokens()
                .verify(reader.credentials(request, target))
                .recover(failed -> turnedAway(ctx, target, failed))
                .compose(caller -> operation.answer(read(ctx, target, caller)));
    }

    private PodRequest read(RoutingContext ctx, ResourceId target, Caller caller) {
        return reader.podRequest(ctx, target, caller);
    }

    private Operation operation(RoutingContext ctx, ResourceId target) {
        if (!target.isReserved()) {
            return doors.pods();
        }
        Optional<Operation> found = doors.service(target);
        if (found.isEmpty()) {
            return doors.pods();
        }
        Operation service = found.get();
        ctx.put(OtherMethods.ALLOW, service.methods());
        boolean asks = ctx.request().method() == HttpMethod.OPTIONS;
        return asks ? doors.pods().optionsOf(service.methods()) : service;
    }

    // A token that does not hold is a refusal too, and the owner may see that somebody tried.
    private Future<Caller> turnedAway(RoutingContext ctx, ResourceId target, Throwable failed) {
        if (!(failed instanceof InvalidToken)) {
            return Future.failedFuture(failed);
        }
        return doors.pods().turnedAway(read(ctx, target, Caller.PUBLIC)).compose(logged -> Future.failedFuture(failed));
    }
}
