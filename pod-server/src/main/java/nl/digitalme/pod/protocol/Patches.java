package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.DocumentPatch;
import nl.digitalme.pod.rdf.RdfLimits;
import nl.digitalme.pod.sparql.DocumentUpdate;

/** The bodies of PATCH requests, which say what access they need. Read only for who may add something at least. */
final class Patches {
    private final Addresses addresses;
    private final Workers workers;
    private final RdfLimits limits;

    Patches(Addresses addresses, Workers workers, BodyLimits bodies) {
        this.addresses = addresses;
        this.workers = workers;
        this.limits = new RdfLimits(bodies.patch(), RdfLimits.DEFAULT.statements(), RdfLimits.DEFAULT.depth());
    }

    private interface Language {
        DocumentPatch parse(Buffer body, String baseIri, RdfLimits limits);
    }

    Future<DocumentPatch> read(PodRequest request) {
        Language language = language(MediaType.of(request));
        String base = addresses.iri(request.target());
        return request.payload().whole(limits.bytes()).compose(body -> {
            Callable<DocumentPatch> parse = () -> language.parse(body, base, limits);
            return workers.sized(body.length(), parse);
        });
    }

    private static Language language(String mediaType) {
        String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (bare.equals("text/n3")) {
            return DocumentPatch::n3;
        }
        if (bare.equals("application/sparql-update")) {
            return (body, baseIri, limits) -> DocumentUpdate.of(body, baseIri);
        }
        throw PodProblem.of(415, "A patch is written in N3 (text/n3) or SPARQL Update (application/sparql-update).");
    }
}
