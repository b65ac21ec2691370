package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;

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

    private final PodStore store;
    private final Addresses addresses;
    private final Workers workers;
    private final Set<String> services;

    StorageDescription(PodStore store, Addresses addresses, Workers workers, Set<String> services) {
        this.store = store;
        this.addresses = addresses;
        this.workers = workers;
        this.services = Set.copyOf(services);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        if (request.method() != Method.GET && request.method() != Method.HEAD) {
            return Future.failedFuture(ProtocolProblems.methodNotAllowed("This address belongs to the server."));
        }
        String pod = request.target().pod();
        return store.read(PodRecord.at(pod))
                .compose(found -> found instanceof Lookup.Found record
                        ? describe(request, PodRecord.from(record.content()))
                        : Future.failedFuture(PodProblem.notFound()));
    }

    private Future<PodResponse> describe(PodRequest request, PodRecord record) {
        Buffer turtle = Buffer.buffer(turtle(request.target().pod(), record));
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

    private String turtle(String pod, PodRecord record) {
        String root = addresses.iri(ResourceId.root(pod));
        List<String> lines = new ArrayList<>();
        lines.add("<" + root + "> a <" + Headers.STORAGE + ">");
        record.owners().forEach(owner -> lines.add("<http://www.w3.org/ns/solid/terms#owner> <" + owner + ">"));
        TERMS.entrySet().stream()
                .filter(term -> services.contains(term.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(term -> lines.add("<" + term.getValue() + "> <" + root + term.getKey() + ">"));
        return String.join(" ;\n    ", lines) + " .\n";
    }
}
