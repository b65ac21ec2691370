package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.model.Model;

/**
 * From bytes to statements and back. Nothing here waits for a network, and no document can cost more than its limits.
 */
public final class RdfDocument {
    private RdfDocument() {}

    /** {@link #parse(Buffer, RdfFormat, String, RdfLimits)} with the usual limits. */
    public static Model parse(Buffer bytes, RdfFormat format, String baseIri) {
        return parse(bytes, format, baseIri, RdfLimits.DEFAULT);
    }

    /**
     * The statements of a document, named graphs kept. Relative IRIs are resolved against {@code baseIri}; blank nodes
     * are called {@code b0, b1, …} in their order, whatever their labels.
     *
     * @throws PodProblem 400 when it does not parse, 413 when it is larger than the limits; the text quotes nothing of
     *     it
     */
    public static Model parse(Buffer bytes, RdfFormat format, String baseIri, RdfLimits limits) {
        if (bytes.length() > limits.bytes()) {
            throw PodProblem.tooLarge(limits.bytes());
        }
        return new RdfInput(format, baseIri, limits).read(bytes);
    }

    /**
     * Writes statements with absolute IRIs; quick rather than pretty.
     *
     * @throws PodProblem 406 when the format cannot hold them; the text names formats that can
     */
    public static void write(Model statements, RdfFormat format, OutputStream out) {
        RdfOutput.write(statements, format, out);
    }

    /** {@link #write} into memory. */
    public static Buffer bytes(Model statements, RdfFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 100 * statements.size());
        write(statements, format, out);
        return Buffer.buffer(out.toByteArray());
    }
}
