package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.Model;

/**
 * The one place where RDF work leaves the event loop: a thousand bytes cost some 60 µs, so small documents may stay.
 */
final class Workers {
    private static final int SMALL = 8 * 1024;
    private static final int LARGE = 256 * 1024;
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final Addresses addresses;
    // Parsed, a large document takes many times its size: so few at a time, and nobody else waits for them.
    private final WorkerExecutor large;

    Workers(Vertx vertx, Addresses addresses) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.large = vertx.createSharedWorkerExecutor("digital-me-large", AT_ONCE);
    }

    /**
     * Loads the classes of the parsers off the event loop, so that the first writers after a start do not hold up
     * others.
     */
    void warmUp() {
        ResourceId nothing = ResourceId.root("none");
        run(() -> RdfDocument.parse(Buffer.buffer("<> a <#X> ."), RdfFormat.TURTLE, addresses.iri(nothing)))
                .compose(model -> run(() -> RdfDocument.bytes(model, RdfFormat.JSON_LD)));
    }

    /** The statements of a document of this server; fails with 400 when it does not parse. */
    Future<Model> parse(ResourceId id, RdfFormat format, Buffer bytes) {
        return sized(bytes.length(), () -> RdfDocument.parse(bytes, format, addresses.iri(id)));
    }

    /** A document in another format. In one go, so that nothing parsed waits for its turn to be written. */
    Future<Buffer> converted(ResourceId id, Buffer bytes, RdfFormat from, RdfFormat to) {
        return sized(
                Math.max(bytes.length(), SMALL + 1),
                () -> RdfDocument.bytes(RdfDocument.parse(bytes, from, addresses.iri(id)), to));
    }

    /** Work that costs about what parsing this many bytes costs: here when that is little. */
    <T> Future<T> sized(int bytes, Callable<T> work) {
        if (bytes <= SMALL) {
            return here(work);
        }
        return bytes <= LARGE ? run(work) : large.executeBlocking(work, false);
    }

    <T> Future<T> run(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** Soon, but not inside what runs now. */
    void later(Runnable work) {
        vertx.runOnContext(now -> work.run());
    }

    private static <T> Future<T> here(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception failed) {
            return Future.failedFuture(failed);
        }
    }
}
