package nl.digitalme.pod.rules.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.digitalme.vocab.DM;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** What cannot be read in a document: a day that is none, an amount that is no number or not in euro. */
public record Oddity(String property, Kind kind) {
    private static final String SCHEMA = "http://schema.org/";
    private static final Set<String> DAYS = Set.of("validFrom", "validThrough", "birthDate");
    private static final Node VALUE = NodeFactory.createURI(SCHEMA + "value");
    private static final Node CURRENCY = NodeFactory.createURI(SCHEMA + "currency");

    /** What is wrong with it. */
    public enum Kind {
        NO_DAY,
        NO_NUMBER,
        NOT_IN_EURO
    }

    /** Only in what overviews read: somebody may keep notes on dollars beside them. */
    static List<Oddity> in(Graph graph) {
        List<Oddity> found = new ArrayList<>();
        DAYS.forEach(day -> graph.find(Node.ANY, NodeFactory.createURI(SCHEMA + day), Node.ANY)
                .filterDrop(triple -> isDay(triple.getObject()))
                .forEach(triple -> found.add(new Oddity(SCHEMA + day, Kind.NO_DAY))));
        graph.find()
                .filterKeep(triple -> triple.getPredicate().getURI().startsWith(DM.NAMESPACE)
                        && !triple.getObject().isLiteral())
                .forEach(triple -> addAmount(graph, triple.getObject(), triple.getPredicate(), found));
        return found.stream().distinct().toList();
    }

    private static void addAmount(Graph graph, Node amount, Node property, List<Oddity> found) {
        if (graph.find(amount, CURRENCY, Node.ANY)
                .filterDrop(each -> isEuro(each.getObject()))
                .hasNext()) {
            found.add(new Oddity(property.getURI(), Kind.NOT_IN_EURO));
        }
        if (graph.find(amount, VALUE, Node.ANY)
                .filterDrop(each -> isNumber(each.getObject()))
                .hasNext()) {
            found.add(new Oddity(property.getURI(), Kind.NO_NUMBER));
        }
    }

    private static boolean isEuro(Node currency) {
        return currency.isLiteral() && currency.getLiteralLexicalForm().equals("EUR");
    }

    private static boolean isDay(Node node) {
        return node.isLiteral()
                && node.getLiteral().isWellFormed()
                && node.getLiteralLexicalForm().matches("[0-9]{4}-.*") // xsd:date has years before our era too
                && Set.of(XSDDatatype.XSDdate, XSDDatatype.XSDdateTime).contains(node.getLiteralDatatype());
    }

    // Amounts are decimals: what passes through a double is refused everywhere.
    private static boolean isNumber(Node node) {
        return node.isLiteral()
                && node.getLiteral().isWellFormed()
                && Set.of(XSDDatatype.XSDdecimal, XSDDatatype.XSDinteger).contains(node.getLiteralDatatype());
    }
}
