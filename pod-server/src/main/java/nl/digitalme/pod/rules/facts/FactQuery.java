package nl.digitalme.pod.rules.facts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rdf.JenaGraphs;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.eclipse.rdf4j.model.IRI;

/**
 * One query of the facts folder, parsed once. Its template writes one {@code dm:Fact} per row; see docs/pod-data.md.
 */
record FactQuery(String name, Query query) {
    private static final Var CITIZEN = Var.alloc("me");
    private static final Node ABOUT = node(DM.term("about"));
    private static final Node NOTION = node(DM.NOTION);
    private static final Node VALUE = node(DM.term("value"));
    private static final Node CONFIDENCE = node(DM.CONFIDENCE);
    private static final Node VERIFIED = node(DM.VERIFIED);
    private static final Node SOURCE = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static final Node FROM = NodeFactory.createURI("http://schema.org/validFrom");
    private static final Node THROUGH = NodeFactory.createURI("http://schema.org/validThrough");

    static FactQuery parse(String name, String text) {
        Query query = QueryFactory.create(text);
        if (!query.isConstructType()) {
            throw new IllegalStateException("facts/%s is no CONSTRUCT query.".formatted(name));
        }
        return new FactQuery(name, query);
    }

    void run(DatasetGraph documents, String citizen, Set<Fact> facts, Set<Fact> unsure) {
        try (QueryExec asked = QueryExec.dataset(documents)
                .query(query)
                .substitution(CITIZEN, NodeFactory.createURI(citizen))
                .build()) {
            Graph made = asked.construct();
            made.find(Node.ANY, NOTION, Node.ANY).forEach(each -> {
                Fact fact = fact(made, each.getSubject());
                facts.add(fact);
                if (value(made, each.getSubject(), CONFIDENCE)
                        .filter(term -> !term.equals(VERIFIED))
                        .isPresent()) {
                    unsure.add(fact);
                }
            });
        }
    }

    private Fact fact(Graph made, Node node) {
        return new Fact(
                iri(one(made, node, ABOUT)),
                iri(one(made, node, NOTION)),
                JenaGraphs.value(one(made, node, VALUE)),
                value(made, node, FROM).map(FactQuery::date).orElse(LocalDate.MIN),
                value(made, node, THROUGH).map(FactQuery::date),
                iri(one(made, node, SOURCE)));
    }

    private Node one(Graph made, Node node, Node property) {
        return value(made, node, property)
                .orElseThrow(
                        () -> new IllegalStateException("facts/%s makes a fact without %s.".formatted(name, property)));
    }

    private static Optional<Node> value(Graph made, Node node, Node property) {
        return made.find(node, property, Node.ANY).nextOptional().map(each -> each.getObject());
    }

    private static LocalDate date(Node node) {
        return LocalDate.parse(node.getLiteralLexicalForm().substring(0, 10)); // a time zone says nothing about a day
    }

    private static IRI iri(Node node) {
        return (IRI) JenaGraphs.value(node);
    }

    private static Node node(IRI iri) {
        return NodeFactory.createURI(iri.stringValue());
    }
}
