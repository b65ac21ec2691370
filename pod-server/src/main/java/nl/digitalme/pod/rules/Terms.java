package nl.digitalme.pod.rules;

import java.math.BigDecimal;
import nl.digitalme.pod.rdf.JenaGraphs;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/** Single terms between RDF4J, which reads the scheme files, and Jena, which runs the rules. */
final class Terms {
    private static final SimpleValueFactory VALUES = SimpleValueFactory.getInstance();

    static final Node TRUE = NodeFactory.createLiteralByValue(true, XSDDatatype.XSDboolean);
    static final Node FALSE = NodeFactory.createLiteralByValue(false, XSDDatatype.XSDboolean);

    private Terms() {}

    /** The same term for Jena; blank nodes do not occur in facts and parameters, so no document scopes them. */
    static Node node(Value value) {
        Node node = JenaGraphs.of("").node(value);
        checkExact(node, "A value");
        return node;
    }

    /** One floating number makes every sum it touches floating, so none may come in. */
    static void checkExact(Node node, String where) {
        if (isFloating(node)) {
            throw new LawProblem("%s is a floating number (%s): money is counted in decimals."
                    .formatted(where, node.getLiteralLexicalForm()));
        }
    }

    static boolean isFloating(Node node) {
        return node.isLiteral()
                && (XSDDatatype.XSDdouble.equals(node.getLiteralDatatype())
                        || XSDDatatype.XSDfloat.equals(node.getLiteralDatatype()));
    }

    static Value value(Node node) {
        return JenaGraphs.value(node);
    }

    static IRI iri(Node node) {
        return VALUES.createIRI(node.getURI());
    }

    static Node number(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    static Node truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    static boolean isNumber(Node node) {
        return node.isLiteral() && node.getLiteralValue() instanceof Number;
    }

    static BigDecimal decimal(Node node) {
        return new BigDecimal(node.getLiteralLexicalForm());
    }

    /** Equal as a term, or equal as a number: 1 and 1.0 are one amount. */
    static boolean same(Node one, Node other) {
        return one.equals(other)
                || isNumber(one) && isNumber(other) && decimal(one).compareTo(decimal(other)) == 0;
    }
}
