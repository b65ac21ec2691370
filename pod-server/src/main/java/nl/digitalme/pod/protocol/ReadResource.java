package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/** GET and HEAD (Solid Protocol 0.11.0 section 5.2). What is stored in the format asked for goes out as it is. */
final class ReadResource implements Operation {
    private final Gate gate;
    private final PodStore store;
    private final Representations representations;
    private final ListContainer listing;
    private final Twins twins;

    ReadResource(Gate gate, PodStore store, Representations representations, ListContainer listing, Twins twins) {
        this.gate = gate;
        this.store = store;
        this.representations = representations;
        this.listing = listing;
        this.twins = twins;
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        return gate.pass(request, "read", Gate.Need.of(request.target(), Mode.READ))
                .compose(decision -> gate.answered(request, "read", decision, read(request, decision)));
    }

    private Future<PodResponse> read(PodRequest request, Decision decision) {
        if (request.target().isReserved()) {
            return Future.failedFuture(PodProblem.notFound());
        }
        return store.read(request.target())
                .compose(lookup -> lookup instanceof Lookup.Found found
                        ? found(request, decision, found)
                        : twins.instead(request));
    }

    private Future<PodResponse> found(PodRequest request, Decision decision, Lookup.Found found) {
        if (request.target().isContainer()) {
            return listing.list(request, decision, found);
        }
        Optional<String> accept = request.headers().accept();
        Representation stored = representations.stored(request.target(), found);
        if (accept.isEmpty()
                || accept.get().equals("*/*")
                || accept.get().equals(found.content().mediaType())) {
            return send(request, decision, stored, found.content());
        }
        return negotiated(request, decision, found, Negotiation.of(accept.get()));
    }

    private Future<PodResponse> negotiated(
            PodRequest request, Decision decision, Lookup.Found found, Negotiation wanted) {
        ResourceId target = request.target();
        Representation stored = representations.stored(target, found);
        Optional<RdfFormat> format = RdfFormat.of(found.content().mediaType());
        if (format.isEmpty()) {
            String mediaType = bare(found.content().mediaType());
            return wanted.best(List.of(mediaType), type -> type).isPresent()
                    ? send(request, decision, stored, found.content())
                    : Future.failedFuture(ProtocolProblems.notAcceptable(mediaType));
        }
        Optional<RdfFormat> best = wanted.best(storedFirst(format.get()), RdfFormat::mediaType);
        if (best.isEmpty()) {
            return Future.failedFuture(ProtocolProblems.notAcceptable(Allowed.RDF));
        }
        return best.equals(format)
                ? send(request, decision, stored, found.content())
                : representations
                        .converted(target, found, format.get(), best.get())
                        .compose(converted -> send(request, decision, converted, found.content()));
    }

    private static List<RdfFormat> storedFirst(RdfFormat stored) {
        List<RdfFormat> formats = new ArrayList<>(RdfFormat.all());
        formats.remove(stored);
        formats.add(0, stored);
        return formats;
    }

    private static String bare(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
    }

    private Future<PodResponse> send(
            PodRequest request, Decision decision, Representation representation, Content content) {
        Conditions conditions = request.headers().conditions();
        Answer answer = new Answer(representation, decision);
        try {
            if (Preconditions.read(conditions, representation.tag(), representation.modified())
                    == Preconditions.Outcome.NOT_MODIFIED) {
                return Future.succeededFuture(answer.notModified());
            }
        } catch (PodProblem failed) {
            return Future.failedFuture(failed);
        }
        if (representation.body() instanceof PodResponse.Bytes bytes) {
            return Future.succeededFuture(answer.bytes(request, bytes.bytes()));
        }
        return answer.large(request, store, (Content.Large) content);
    }
}
