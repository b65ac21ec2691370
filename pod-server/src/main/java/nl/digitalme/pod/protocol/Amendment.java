package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.digitalme.pod.rdf.DocumentPatch.Delta;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.DynamicModelFactory;

/**
 * A change made to the statements of an open document, and what it makes of its text. What only adds is written behind
 * the author's text, whose prefixes, order and comments stay; and that costs a thousandth of writing it all.
 */
final class Amendment {
    /** A tail of appended statements is folded in when it is larger than this and than a quarter of the document. */
    private static final int LONG_TAIL = 16 * 1024;

    private final OpenDocument document;
    private final List<Statement> removed = new ArrayList<>();
    private final List<Statement> added = new ArrayList<>();
    private final boolean namesOldNodes;

    private Amendment(OpenDocument document, Delta delta) {
        this.document = document;
        Model statements = document.statements();
        this.namesOldNodes = delta.added().stream().anyMatch(statement -> namesOldNode(statement, statements));
        for (Statement statement : delta.removed()) {
            if (statements.remove(statement)) {
                removed.add(statement);
            }
        }
        for (Statement statement : delta.added()) {
            if (statements.add(statement)) {
                added.add(statement);
            }
        }
    }

    /** Changes the document's statements; what is there already is not added again. */
    static Amendment make(OpenDocument document, Delta delta) {
        return new Amendment(document, delta);
    }

    /** Makes the statements what they were. */
    void undo() {
        Model statements = document.statements();
        added.forEach(statements::remove);
        statements.addAll(removed);
    }

    boolean canAppend() {
        int length = document.bytes().length();
        return removed.isEmpty() && !namesOldNodes && canAppend(document.format()) && !hasLongTail(length);
    }

    private boolean hasLongTail(int length) {
        int tail = length - document.settled();
        return tail > LONG_TAIL && tail > length / 4;
    }

    // N-Triples are Turtle, TriG and N-Quads too, and mean the same behind any document in these.
    private static boolean canAppend(RdfFormat format) {
        return format != RdfFormat.JSON_LD && format != RdfFormat.RDF_XML;
    }

    /** The document's text with this change, all behind the text there is, or all written anew. */
    Buffer text() {
        return canAppend() ? appended() : RdfDocument.bytes(document.statements(), document.format());
    }

    private Buffer appended() {
        Buffer old = document.bytes();
        Model lines = new DynamicModelFactory().createEmptyModel();
        lines.addAll(added);
        Buffer tail = RdfDocument.bytes(lines, RdfFormat.N_TRIPLES);
        Buffer text = Buffer.buffer(old.length() + 1 + tail.length()).appendBuffer(old);
        if (old.length() > 0 && old.getByte(old.length() - 1) != '\n') {
            text.appendByte((byte) '\n'); // the text may end in a comment
        }
        return text.appendBuffer(tail);
    }

    // A node of the document has no name that a line behind it could use.
    private static boolean namesOldNode(Statement statement, Model statements) {
        return Stream.<Value>of(statement.getSubject(), statement.getObject())
                .filter(BNode.class::isInstance)
                .anyMatch(node ->
                        statements.contains((Resource) node, null, null) || statements.contains(null, null, node));
    }
}
