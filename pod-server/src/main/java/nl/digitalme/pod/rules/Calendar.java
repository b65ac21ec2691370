package nl.digitalme.pod.rules;

import java.time.YearMonth;
import nl.digitalme.pod.rules.Parameter.Confidence;
import nl.digitalme.vocab.DM;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** One node per calendar month with the parameters that hold on its first day. Shared by all households. */
final class Calendar {
    private static final String MONTH = "urn:digital-me:month:";
    private static final Node FIRST_DAY = Terms.node(DM.FIRST_DAY);
    private static final Node YEAR = Terms.node(DM.YEAR);
    private static final Node MONTH_OF_YEAR = Terms.node(DM.MONTH_OF_YEAR);
    private static final Node FIRST_OF_QUARTER = Terms.node(DM.FIRST_OF_QUARTER);
    private static final Node DAYS = Terms.node(DM.DAYS);
    private static final Node VALID_IN = Terms.node(DM.VALID_IN);

    private Calendar() {}

    static NotionGraph graph(Law law, YearMonth first, int months) {
        NotionGraph graph = new NotionGraph();
        for (int i = 0; i < months; i++) {
            YearMonth month = first.plusMonths(i);
            Node node = node(month);
            graph.put(
                    node, FIRST_DAY, NodeFactory.createLiteralDT(month.atDay(1).toString(), XSDDatatype.XSDdate));
            graph.put(node, YEAR, Terms.number(month.getYear()));
            graph.put(node, MONTH_OF_YEAR, Terms.number(month.getMonthValue()));
            graph.put(node, DAYS, Terms.number(month.lengthOfMonth()));
            graph.put(node, FIRST_OF_QUARTER, Terms.truth(month.getMonthValue() % 3 == 1));
            law.parameters().stream()
                    .filter(parameter -> parameter.holdsIn(month))
                    .forEach(parameter -> put(graph, node, parameter));
        }
        return graph.readOnly();
    }

    private static void put(NotionGraph graph, Node month, Parameter parameter) {
        boolean single = parameter.values().containsKey(parameter.notion());
        Node subject = single ? month : Terms.node(parameter.notion());
        boolean unconfirmed = parameter.origin().confidence() != Confidence.VERIFIED;
        parameter.values().forEach((notion, value) -> {
            graph.put(subject, Terms.node(notion), Terms.node(value));
            if (unconfirmed) {
                graph.doubt(subject, Terms.node(notion));
            }
        });
        if (!single) {
            graph.put(subject, VALID_IN, month);
        }
    }

    static Node node(YearMonth month) {
        return NodeFactory.createURI(MONTH + month);
    }

    static boolean isMonth(Node node) {
        return node.isURI() && node.getURI().startsWith(MONTH);
    }

    static YearMonth month(Node node) {
        return YearMonth.parse(node.getURI().substring(MONTH.length()));
    }
}
