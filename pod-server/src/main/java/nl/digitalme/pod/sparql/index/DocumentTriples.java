package nl.digitalme.pod.sparql.index;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.JenaGraphs;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rdf.RdfLimits;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.PodStore;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a stored document to its triples, in one graph that bears the document's name. */
public final class DocumentTriples {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentTriples.class);

    private final PodStore store;
    private final Addresses addresses;
    private final AtomicLong read = new AtomicLong(); // keeps the blank nodes of each reading apart

    public DocumentTriples(PodStore store, Addresses addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    /** RDF that has an address; what the server keeps for itself has none. */
    boolean isIndexed(PodStore.Entry entry) {
        Content content = entry.found().content();
        return !entry.id().isReserved()
                && RdfFormat.of(content.mediaType()).isPresent()
                && content.length() <= RdfLimits.DEFAULT.bytes();
    }

    Future<Buffer> bytes(PodStore.Entry entry) {
        Content content = entry.found().content();
        if (content instanceof Content.Inline inline) {
            return Future.succeededFuture(inline.bytes());
        }
        Content.Large large = (Content.Large) content;
        return store.download(entry.id().pod(), large, 0, large.length()).compose(DocumentTriples::whole);
    }

    private static Future<Buffer> whole(ReadStream<Buffer> stream) {
        Promise<Buffer> promise = Promise.promise();
        Buffer all = Buffer.buffer();
        stream.exceptionHandler(promise::tryFail)
                .endHandler(end -> promise.tryComplete(all))
                .handler(all::appendBuffer);
        return promise.future();
    }

    void add(PodStore.Entry entry, Buffer bytes, SegmentBuilder builder) {
        String iri = addresses.iri(entry.id());
        try {
            builder.add(entry.id(), NodeFactory.createURI(iri), triples(entry, bytes, iri));
        } catch (PodProblem unreadable) {
            // Documents are checked when they come in, so this is an older or a damaged one. No name in the log.
            LOG.warn(
                    "A stored document of type {} cannot be read as RDF and is left out of queries.",
                    entry.found().content().mediaType());
        }
    }

    // All graphs inside a document count as its own triples: nobody can speak in another document's name.
    private List<Triple> triples(PodStore.Entry entry, Buffer bytes, String iri) {
        RdfFormat format = RdfFormat.of(entry.found().content().mediaType()).orElseThrow();
        JenaGraphs bridge = JenaGraphs.of(Long.toString(read.incrementAndGet(), Character.MAX_RADIX));
        List<Triple> triples = new ArrayList<>();
        RdfDocument.parse(bytes, format, iri).forEach(statement -> triples.add(bridge.triple(statement)));
        return triples;
    }
}
