package nl.digitalme.pod.rdf;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * The one place where RDF4J, which owns documents, meets Jena, which owns queries. Made for one document: terms that
 * come more than once are converted once, and its blank nodes are no other document's. Not for use by several threads
 * at once.
 */
public final class JenaGraphs {
    private static final ValueFactory RDF4J = SimpleValueFactory.getInstance();

    private final String scope;
    private final Map<Value, Node> nodes = new HashMap<>();

    private JenaGraphs(String scope) {
        this.scope = scope;
    }

    /** {@code scope} tells this document's blank nodes from those of others, for example its IRI with its version. */
    public static JenaGraphs of(String scope) {
        return new JenaGraphs(scope);
    }

    /** Adds statements to a Jena graph, whatever named graph they stand in. */
    public void add(Iterable<Statement> statements, Graph target) {
        for (Statement statement : statements) {
            target.add(triple(statement));
        }
    }

    public Triple triple(Statement statement) {
        return Triple.create(node(statement.getSubject()), node(statement.getPredicate()), node(statement.getObject()));
    }

    public Node node(Value value) {
        return nodes.computeIfAbsent(value, this::toNode);
    }

    private Node toNode(Value value) {
        if (value instanceof BNode blank) {
            return NodeFactory.createBlankNode(scope + " " + blank.getID()); // no IRI and no label holds a space
        }
        return value instanceof Literal literal ? literal(literal) : NodeFactory.createURI(value.stringValue());
    }

    private static Node literal(Literal literal) {
        if (literal.getLanguage().isPresent()) {
            return NodeFactory.createLiteralLang(
                    literal.getLabel(), literal.getLanguage().get());
        }
        RDFDatatype type =
                TypeMapper.getInstance().getSafeTypeByName(literal.getDatatype().stringValue());
        return NodeFactory.createLiteralDT(literal.getLabel(), type);
    }

    /** The RDF4J statement that says the same as a triple; a blank node gets back the label it had in its document. */
    public static Statement statement(Triple triple) {
        return RDF4J.createStatement(
                (Resource) value(triple.getSubject()), (IRI) value(triple.getPredicate()), value(triple.getObject()));
    }

    /** The RDF4J term that says the same as a node. */
    public static Value value(Node node) {
        if (node.isURI()) {
            return RDF4J.createIRI(node.getURI());
        }
        if (node.isBlank()) {
            return RDF4J.createBNode(label(node.getBlankNodeLabel()));
        }
        if (!node.isLiteral()) {
            throw new IllegalArgumentException("Neither an IRI, a blank node nor a literal.");
        }
        return node.getLiteralLanguage().isEmpty()
                ? RDF4J.createLiteral(node.getLiteralLexicalForm(), RDF4J.createIRI(node.getLiteralDatatypeURI()))
                : RDF4J.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }

    // Jena makes labels of nodes of its own out of anything; the text formats know letters and digits.
    private static String label(String label) {
        int space = label.lastIndexOf(' ');
        return space < 0 ? "j" + label.replaceAll("[^A-Za-z0-9]", "") : label.substring(space + 1);
    }
}
