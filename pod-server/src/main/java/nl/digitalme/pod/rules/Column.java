package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.SingletonIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** All values of one notion: by the node that has them, and, once asked for, by value. */
final class Column {
    private final Node notion;
    final Map<Node, List<Node>> bySubject = new LinkedHashMap<>();
    final Set<Node> doubtful = new HashSet<>(0);
    private Map<Node, List<Node>> byValue = Map.of(); // built when first asked for
    private boolean indexed;

    Column(Node notion) {
        this.notion = notion;
    }

    /** The same values in a column of its own. */
    Column copy() {
        Column copy = new Column(notion);
        bySubject.forEach((subject, values) -> values.forEach(value -> copy.add(subject, value)));
        copy.doubtful.addAll(doubtful);
        return copy;
    }

    /** Whether it says the same of every node, doubts included. */
    boolean isSame(Column other) {
        return this == other || bySubject.equals(other.bySubject) && doubtful.equals(other.doubtful);
    }

    void add(Node subject, Node value) {
        if (of(subject).contains(value)) {
            return;
        }
        append(bySubject, subject, value);
        if (indexed) {
            append(byValue, value, subject);
        }
    }

    private static void append(Map<Node, List<Node>> index, Node key, Node node) {
        List<Node> before = index.putIfAbsent(key, List.of(node));
        if (before instanceof ArrayList<Node>) {
            before.add(node);
        } else if (before != null) {
            List<Node> more = new ArrayList<>(before);
            more.add(node);
            index.put(key, more);
        }
    }

    void remove(Node subject) {
        bySubject.remove(subject);
        doubtful.remove(subject);
        indexed = false;
    }

    List<Node> of(Node subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    Map<Node, List<Node>> byValue() {
        if (!indexed) {
            byValue = new HashMap<>();
            bySubject.forEach((subject, values) -> values.forEach(value -> append(byValue, value, subject)));
            indexed = true;
        }
        return byValue;
    }

    // Called for every step of every rule, hence no streams.
    ExtendedIterator<Triple> find(Node subject, Node value) {
        if (subject.isConcrete()) {
            return findOf(subject, value);
        }
        List<Triple> found = new ArrayList<>();
        if (value.isConcrete()) {
            for (Node each : byValue().getOrDefault(value, List.of())) {
                found.add(Triple.create(each, notion, value));
            }
        } else {
            bySubject.forEach((each, values) -> values.forEach(o -> found.add(Triple.create(each, notion, o))));
        }
        return WrappedIterator.create(found.iterator());
    }

    private ExtendedIterator<Triple> findOf(Node subject, Node value) {
        List<Node> values = of(subject);
        if (values.isEmpty() || value.isConcrete() && !values.contains(value)) {
            return NullIterator.instance();
        }
        if (value.isConcrete() || values.size() == 1) {
            return new SingletonIterator<>(Triple.create(subject, notion, value.isConcrete() ? value : values.get(0)));
        }
        List<Triple> found = new ArrayList<>();
        values.forEach(each -> found.add(Triple.create(subject, notion, each)));
        return WrappedIterator.create(found.iterator());
    }

    Stream<Triple> triples() {
        return bySubject.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(o -> Triple.create(entry.getKey(), notion, o)));
    }
}
