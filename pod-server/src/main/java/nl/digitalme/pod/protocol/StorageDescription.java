package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.Usage;

/**
 * The storage description (Solid Protocol 0.11.0 section 4.1): what a pod offers beside its documents, for anybody, so
 * that a client finds its way before it logs in. The owner's WebID is in it because every WebID names its storage
 * anyway.
 */
final class StorageDescription implements Operation {
    static final String PATH = ".well-known/solid";
    private static final Map<String, String> TERMS = Map.of(
            ".sparql", "http://www.w3.org/ns/sparql-service-description#endpoint",
            ".overview", "https://w3id.org/digital-me/ns#overview",
            ".log", "https://w3id.org/digital-me/ns#accessLog");

    // RFC 4331 section 3 and 4: the names that WebDAV gave to the same two figures.
    private static final String USED = "DAV:quota-used-bytes";
    private static final String LEFT = "DAV:quota-available-bytes";

    private final Gate gate;
    private final PodStore store;
    private final Addresses addresses;
    private final Workers workers;
    private final Map<String, Operation> services;

    StorageDescription(
            Gate gate, PodStore store, Addresses addresses, Workers workers, Map<String, Operation> services) {
        this.gate = gate;
        this.store = store;
        this.addresses = addresses;
        this.workers = workers;
        this.services = Map.copyOf(services);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        if (request.method() != Method.GET && request.method() != Method.HEAD) {
            return Future.failedFuture(ProtocolProblems.methodNotAllowed("This address belongs to the server."));
        }
        String pod = request.target().pod();
        return store.read(PodRecord.at(pod))
                .compose(found -> found instanceof Lookup.Found record
                        ? usage(request).compose(usage -> describe(request, PodRecord.from(record.content()), usage))
                        : Future.failedFuture(PodProblem.notFound()));
    }

    /** How full the pod is, which is for its owner to know. */
    private Future<Optional<Usage>> usage(PodRequest request) {
        return gate.isOwner(request)
                .compose(owner -> owner
                        ? store.usage(request.target().pod()).map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    private Future<PodResponse> describe(PodRequest request, PodRecord record, Optional<Usage> usage) {
        Buffer turtle = Buffer.buffer(turtle(request.target().pod(), record, usage));
        RdfFormat format = request.headers()
                .accept()
                .map(accept -> Negotiation.of(accept)
                        .best(RdfFormat.all(), RdfFormat::mediaType)
                        .orElseThrow(() -> ProtocolProblems.notAcceptable(Allowed.RDF)))
                .orElse(RdfFormat.TURTLE);
        return format == RdfFormat.TURTLE
                ? Future.succeededFuture(answer(request, format, turtle))
                : workers.parse(request.target(), RdfFormat.TURTLE, turtle)
                        .compose(model -> workers.run(() -> RdfDocument.bytes(model, format)))
                        .map(bytes -> answer(request, format, bytes));
    }

    private PodResponse answer(PodRequest request, RdfFormat format, Buffer bytes) {
        List<Map.Entry<String, String>> fields = List.of(
                Map.entry("Content-Type", format.mediaType()),
                new Headers(addresses).storageDescription(request.target()),
                Map.entry("Allow", "GET, HEAD, OPTIONS"),
                Headers.VARY,
                Headers.CACHE);
        return new PodResponse(200, fields, new PodResponse.Bytes(bytes));
    }

    private String turtle(String pod, PodRecord record, Optional<Usage> usage) {
        String root = addresses.iri(ResourceId.root(pod));
        List<String> lines = new ArrayList<>();
        lines.add("<" + root + "> a <" + Headers.STORAGE + ">");
        record.owners().forEach(owner -> lines.add("<http://www.w3.org/ns/solid/terms#owner> <" + owner + ">"));
        TERMS.entrySet().stream()
                .filter(term -> services.containsKey(term.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(term -> lines.add("<" + term.getValue() + "> <" + root + term.getKey() + ">"));
        usage.ifPresent(now -> lines.add("<" + USED + "> " + now.used()));
        usage.filter(Usage::isLimited).ifPresent(now -> lines.add("<" + LEFT + "> " + now.left()));
        StringBuilder more = new StringBuilder();
        services.forEach((path, service) -> more.append(service.describedAt(root + path)));
        return String.join(" ;\n    ", lines) + " .\n" + more;
    }
}
