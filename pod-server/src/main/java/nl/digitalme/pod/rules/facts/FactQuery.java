package nl.digitalme.pod.rules.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
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
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.RDF;
import org.eclipse.rdf4j.model.IRI;

/**
 * One query of the facts folder, parsed once. Its template writes one {@code dm:Fact} per row; see docs/pod-data.md.
 */
record FactQuery(String name, Query query, Set<Node> types) {
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
        Query query = read(text);
        return new FactQuery(name, query, types(query));
    }

    static Query read(String text) {
        Query query = QueryFactory.create(text);
        if (!query.isConstructType()) {
            throw new IllegalStateException("This is no CONSTRUCT query: " + text);
        }
        return query;
    }

    /** The queries of a folder by the name of their file, in its order. */
    static Map<String, String> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".rq")).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Everything of which the query asks that something is of a kind; none when it asks for things of any kind.
    private static Set<Node> types(Query query) {
        Set<Node> types = new HashSet<>();
        AtomicBoolean anyKind = new AtomicBoolean();
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(triple -> {
                    if (RDF.Nodes.type.equals(triple.getPredicate())) {
                        types.add(triple.getObject());
                    }
                });
            }
        });
        types.stream().filter(Node::isVariable).forEach(any -> anyKind.set(true));
        return anyKind.get() ? Set.of() : types;
    }

    /** Whether its answer may be another when only these documents change. */
    boolean mayMind(Collection<FactSource> changed) {
        return types.isEmpty() || changed.stream().anyMatch(document -> document.holdsAny(types));
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
