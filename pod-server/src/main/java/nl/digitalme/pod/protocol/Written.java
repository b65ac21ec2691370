package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;

/** What all writes have in common: the conditions before, the answer after. */
final class Written {
    private final Headers headers;
    private final ListContainer listing;

    Written(Headers headers, ListContainer listing) {
        this.headers = headers;
        this.listing = listing;
    }

    /** What the store must still find for the request's conditions to hold; fails with 412. */
    Future<Expect> expect(PodRequest request, Lookup now) {
        Conditions conditions = request.headers().conditions();
        if (conditions.ifMatch().isPresent()
                && request.target().isContainer()
                && now instanceof Lookup.Found found
                && !conditions.ifMatch().get().strip().equals("*")) {
            return listing.isCurrent(conditions.ifMatch().get(), request.target(), found)
                    .compose(current ->
                            current || EntityTag.listed(conditions.ifMatch().get(), found.version())
                                    ? Future.succeededFuture(Expect.at(found.version()))
                                    : Future.failedFuture(PodProblem.changedMeanwhile()));
        }
        return Future.succeededFuture(Preconditions.write(conditions, now));
    }

    /** The answer after a commit. It has no tag for a container, whose representation the server adds to. */
    PodResponse answer(int status, ResourceId target, Version version, Map.Entry<String, String>... more) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(more));
        if (!target.isContainer()) {
            fields.add(Map.entry("ETag", EntityTag.stored(version)));
        }
        headers.links(fields, target);
        fields.add(Headers.VARY);
        return new PodResponse(status, fields, PodResponse.EMPTY);
    }

    static boolean isContainerType(String type) {
        return type.equals(Headers.LDP + "Container") || type.equals(Headers.LDP + "BasicContainer");
    }
}
