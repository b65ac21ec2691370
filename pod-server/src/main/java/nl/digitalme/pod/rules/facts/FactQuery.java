package nl.digitalme.pod.rules.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.digitalme.pod.rdf.JenaGraphs;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.eclipse.rdf4j.model.IRI;

/**
 * One query of the facts folder, parsed once. Its template writes one {@code dm:Fact} per row; see docs/pod-data.md.
 *
 * @param facts the lines of the template that make one fact together
 */
record FactQuery(String name, DocumentQuery query, List<List<Triple>> facts) {
    private static final String CITIZEN = "me";
    private static final Node ABOUT = node(DM.term("about"));
    private static final Node NOTION = node(DM.NOTION);
    private static final Node VALUE = node(DM.term("value"));
    private static final Node CONFIDENCE = node(DM.CONFIDENCE);
    private static final Node VERIFIED = node(DM.VERIFIED);
    private static final Node SOURCE = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static final Node FROM = NodeFactory.createURI("http://schema.org/validFrom");
    private static final Node THROUGH = NodeFactory.createURI("http://schema.org/validThrough");

    static FactQuery parse(String name, String text) {
        DocumentQuery query = DocumentQuery.parse(text, List.of(CITIZEN));
        Map<Node, List<Triple>> facts = new LinkedHashMap<>();
        query.template().forEach(line -> facts.computeIfAbsent(line.getSubject(), any -> new ArrayList<>())
                .add(line));
        return new FactQuery(name, query, List.copyOf(facts.values()));
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

    /**
     * What some documents state.
     *
     * @param unsure those of the facts that are not confirmed
     */
    record Answer(Set<Fact> facts, Set<Fact> unsure) {}

    /** Whether its answer may be another when only documents change that hold these kinds of things. */
    boolean mayMind(Collection<Set<Node>> changed) {
        return changed.stream().anyMatch(query.kinds()::concern);
    }

    Answer run(Collection<FactSource> documents, String citizen) {
        Answer answer = new Answer(new LinkedHashSet<>(), new LinkedHashSet<>());
        Map<Var, Node> me = Map.of(Var.alloc(CITIZEN), NodeFactory.createURI(citizen));
        for (DocumentQuery.Row row : query.run(documents, me)) {
            for (List<Triple> lines : facts) {
                add(values(row, lines), answer);
            }
        }
        return answer;
    }

    private static Map<Node, Node> values(DocumentQuery.Row row, List<Triple> lines) {
        Map<Node, Node> values = new HashMap<>();
        for (Triple line : lines) {
            Node value = row.value(line.getObject());
            if (value.isConcrete()) {
                values.put(line.getPredicate(), value);
            }
        }
        return values;
    }

    private void add(Map<Node, Node> values, Answer answer) {
        if (values.containsKey(NOTION)) {
            Fact fact = fact(values);
            answer.facts().add(fact);
            if (!values.getOrDefault(CONFIDENCE, VERIFIED).equals(VERIFIED)) {
                answer.unsure().add(fact);
            }
        }
    }

    private Fact fact(Map<Node, Node> values) {
        return new Fact(
                iri(one(values, ABOUT)),
                iri(one(values, NOTION)),
                JenaGraphs.value(one(values, VALUE)),
                Optional.ofNullable(values.get(FROM)).map(FactQuery::date).orElse(LocalDate.MIN),
                Optional.ofNullable(values.get(THROUGH)).map(FactQuery::date),
                iri(one(values, SOURCE)));
    }

    private Node one(Map<Node, Node> values, Node property) {
        return Optional.ofNullable(values.get(property))
                .orElseThrow(
                        () -> new IllegalStateException("facts/%s makes a fact without %s.".formatted(name, property)));
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
