package nl.digitalme.pod.rdf;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * Makes the terms of one document. Blank nodes are numbered as they appear, {@code b0, b1, …}, whatever the author
 * called them: the same bytes always give the same labels, and labels do not grow when a document is read and written
 * again.
 */
final class DocumentTerms extends SimpleValueFactory {
    private final Map<String, BNode> labelled = new HashMap<>();
    private int nodes;

    // Some parsers take any tag; what is let in must be readable in every format.
    @Override
    public Literal createLiteral(String value, String language) {
        if (!LanguageTag.is(language, Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("Not a language tag");
        }
        return super.createLiteral(value, language);
    }

    @Override
    public BNode createBNode(String label) {
        return labelled.computeIfAbsent(label, unseen -> createBNode());
    }

    @Override
    public BNode createBNode() {
        return super.createBNode("b" + nodes++);
    }
}
