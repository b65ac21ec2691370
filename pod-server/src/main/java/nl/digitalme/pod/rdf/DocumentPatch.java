package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;

/**
 * A change of one document, parsed: what it asks for is known before anything is read. May be applied more than once.
 */
public interface DocumentPatch {

    /** Its effect tells something about what the document holds. */
    boolean reads();

    boolean adds();

    boolean removes();

    /**
     * What it comes to for a document as it is now, named graphs left alone; changes nothing.
     *
     * @throws PodProblem 409 when the document is not as the patch wants it
     */
    Delta on(Model document);

    /** Statements to take out, and then statements to put in; the blank nodes among the latter may be new ones. */
    record Delta(List<Statement> removed, List<Statement> added) {
        public Delta {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /**
     * An N3 Patch (Solid Protocol 0.11.0 section 5.3.1).
     *
     * @throws PodProblem 400 when it does not parse, 422 when it is not such a patch
     */
    static DocumentPatch n3(Buffer body, String baseIri, RdfLimits limits) {
        return N3Patch.of(new N3Document(baseIri, limits).read(body));
    }
}
