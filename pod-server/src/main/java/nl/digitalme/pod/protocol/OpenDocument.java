package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.DynamicModelFactory;

/**
 * A document that patches are at work on: what is stored, or is about to be, and the same parsed.
 *
 * @param statements belongs to the lane of the document, which changes it in place
 * @param settled how many of its bytes were written as a whole; what comes behind was appended by patches
 * @param durable done when this state is in the store
 */
record OpenDocument(Lookup lookup, Content.Inline content, Model statements, int settled, Future<Version> durable) {
    private static final Future<Version> STORED = Future.succeededFuture();

    /** As it was found in the store. */
    static OpenDocument stored(Lookup.Found found, Model statements) {
        Content.Inline content = inline(found);
        return new OpenDocument(found, content, statements, content.bytes().length(), STORED);
    }

    /** Where nothing is yet; a patch makes Turtle of it. */
    static OpenDocument missing() {
        Content.Inline content = new Content.Inline(RdfFormat.TURTLE.mediaType(), Buffer.buffer());
        return new OpenDocument(Lookup.MISSING, content, new DynamicModelFactory().createEmptyModel(), 0, STORED);
    }

    static Content.Inline inline(Lookup.Found found) {
        if (found.content() instanceof Content.Inline inline
                && RdfFormat.of(inline.mediaType()).isPresent()) {
            return inline;
        }
        throw PodProblem.of(415, "Only RDF documents can be patched, and this is none. Replace it with PUT.");
    }

    OpenDocument becoming(Future<Version> commit) {
        return new OpenDocument(lookup, content, statements, settled, commit);
    }

    boolean exists() {
        return lookup instanceof Lookup.Found;
    }

    boolean isAt(Version version) {
        return lookup instanceof Lookup.Found found && found.version().equals(version);
    }

    RdfFormat format() {
        return RdfFormat.of(content.mediaType()).orElseThrow();
    }

    Buffer bytes() {
        return content.bytes();
    }
}
