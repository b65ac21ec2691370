package nl.digitalme.pod.rules.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.vocab.DM;
import nl.digitalme.vocab.VocabFiles;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/**
 * Lays a scenario over the documents of a pod. What a change means is data: the queries of vocab's scenarios folder
 * write the lines that documents would hold after it, in a document named after the scenario, and say which lines end.
 * So whatever reads documents reads scenarios.
 */
public final class ScenarioReader {
    private static final String CITIZEN = "me";
    private static final String CHANGE = "change";
    private static final Node HAS_CHANGE = node("hasChange");
    private static final Node ENDS_ON = node("endsOn");
    private static final Node DROPPED = node("dropped");
    private static final Node FROM = NodeFactory.createURI("http://schema.org/validFrom");
    private static final Node THROUGH = NodeFactory.createURI("http://schema.org/validThrough");

    private final List<DocumentQuery> queries;

    private ScenarioReader(List<DocumentQuery> queries) {
        this.queries = queries;
    }

    /** The queries that come with vocab. */
    public static ScenarioReader fromVocab() {
        return new ScenarioReader(FactQuery.texts(VocabFiles.folder("/scenarios")).values().stream()
                .map(text -> DocumentQuery.parse(text, List.of(CITIZEN, CHANGE)))
                .toList());
    }

    /** The documents as they would be; those that no change touches are the same objects. */
    public List<FactSource> lay(String citizen, List<FactSource> documents, FactSource scenario) {
        Map<Node, FactSource> laid = new LinkedHashMap<>();
        documents.forEach(each -> laid.put(each.name(), each));
        laid.put(scenario.name(), scenario);
        for (Node change : changes(scenario)) {
            apply(laid, scenario.name(), NodeFactory.createURI(citizen), change);
        }
        return List.copyOf(laid.values());
    }

    // In the order of their days: what one change starts another may end.
    private static List<Node> changes(FactSource scenario) {
        Graph graph = scenario.graph();
        List<Node> changes = graph.find(Node.ANY, HAS_CHANGE, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
        if (changes.isEmpty()) {
            throw PodProblem.of(422, "The scenario " + scenario.iri() + " has no dm:hasChange.");
        }
        changes.sort(
                Comparator.comparing((Node change) -> day(graph, change)).thenComparing(change -> change.toString()));
        return changes;
    }

    private static String day(Graph graph, Node change) {
        return graph.find(change, FROM, Node.ANY)
                .nextOptional()
                .map(each -> each.getObject().getLiteralLexicalForm())
                .orElse("");
    }

    private void apply(Map<Node, FactSource> laid, Node scenario, Node citizen, Node change) {
        Map<Var, Node> given = Map.of(Var.alloc(CITIZEN), citizen, Var.alloc(CHANGE), change);
        List<Triple> added = new ArrayList<>();
        Map<Node, Node> endings = new LinkedHashMap<>();
        List<Node> dropped = new ArrayList<>();
        for (DocumentQuery query : queries) {
            for (Triple made : query.makes(laid.values(), given)) {
                if (made.getPredicate().equals(ENDS_ON)) {
                    endings.put(made.getSubject(), made.getObject());
                } else if (made.getPredicate().equals(DROPPED)) {
                    dropped.add(made.getSubject());
                } else {
                    added.add(made);
                }
            }
        }
        laid.replaceAll((name, document) -> ended(document, endings, dropped));
        laid.computeIfPresent(scenario, (name, document) -> document.with(added, List.of()));
    }

    private static FactSource ended(FactSource document, Map<Node, Node> endings, List<Node> dropped) {
        List<Triple> added = new ArrayList<>();
        List<Triple> removed = new ArrayList<>();
        endings.forEach((line, day) -> {
            if (document.graph().contains(line, Node.ANY, Node.ANY)) {
                removed.addAll(document.graph().find(line, THROUGH, Node.ANY).toList());
                added.add(Triple.create(line, THROUGH, day));
            }
        });
        dropped.forEach(line ->
                removed.addAll(document.graph().find(line, Node.ANY, Node.ANY).toList()));
        return added.isEmpty() && removed.isEmpty() ? document : document.with(added, removed);
    }

    private static Node node(String term) {
        return NodeFactory.createURI(DM.term(term).stringValue());
    }
}
