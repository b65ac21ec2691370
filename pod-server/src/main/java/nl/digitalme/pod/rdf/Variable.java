package nl.digitalme.pod.rdf;

import org.eclipse.rdf4j.model.base.AbstractIRI;

/** A variable of N3. An IRI to the parser, so that it may stand wherever one may; never part of a document. */
final class Variable extends AbstractIRI {
    private static final long serialVersionUID = 1;
    private static final String NAMESPACE = "?";

    private final String name;

    Variable(String name) {
        this.name = name;
    }

    @Override
    public String getNamespace() {
        return NAMESPACE;
    }

    @Override
    public String getLocalName() {
        return name;
    }

    @Override
    public String stringValue() {
        return NAMESPACE + name; // no IRI starts with a question mark
    }
}
