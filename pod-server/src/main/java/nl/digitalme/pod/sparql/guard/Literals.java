package nl.digitalme.pod.sparql.guard;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeUtils;

/** Strings and strings with a language, as SPARQL 1.1 section 17.4.3.1 takes them for arguments. */
final class Literals {
    private Literals() {}

    static String text(NodeValue value) {
        Node node = value.asNode();
        if (!node.isLiteral() || !(NodeUtils.isSimpleString(node) || NodeUtils.isLangString(node))) {
            throw new ExprEvalException("Not a string.");
        }
        return node.getLiteralLexicalForm();
    }

    /** Text with the language of another literal. */
    static NodeValue like(String text, NodeValue other) {
        Node node = other.asNode();
        return NodeValue.makeNode(
                NodeFactory.createLiteral(text, node.getLiteralLanguage(), node.getLiteralDatatype()));
    }
}
