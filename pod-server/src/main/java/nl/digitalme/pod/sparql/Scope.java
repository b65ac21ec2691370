package nl.digitalme.pod.sparql;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.index.Cursor;
import nl.digitalme.pod.sparql.index.Pattern;
import nl.digitalme.pod.sparql.index.Segment;
import nl.digitalme.pod.sparql.index.Snapshot;
import nl.digitalme.pod.sparql.index.Terms;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * What one query sees of a snapshot: for the default graph the union of some documents, each triple once, and some
 * documents as named graphs. What is not open here does not exist for the query; there is no other way to the data.
 *
 * @param inDefault for each part of the snapshot the documents of the default graph
 * @param named for each part of the snapshot the documents that are named graphs
 */
record Scope(Snapshot snapshot, List<BitSet> inDefault, List<BitSet> named, Budget budget) {

    Scope {
        inDefault = List.copyOf(inDefault);
        named = List.copyOf(named);
    }

    /** The triples of the default graph that fit, each once. */
    ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        Pattern pattern = Pattern.of(snapshot.terms(), subject, predicate, object);
        return pattern.isHopeless() ? NullIterator.instance() : new Triples(pattern);
    }

    /** The quads of all named graphs that fit. */
    ExtendedIterator<Quad> findNamed(Node subject, Node predicate, Node object) {
        Pattern pattern = Pattern.of(snapshot.terms(), subject, predicate, object);
        return pattern.isHopeless() ? NullIterator.instance() : new Quads(pattern);
    }

    /** The triples of one named graph that fit. */
    ExtendedIterator<Triple> findIn(Node graph, Node subject, Node predicate, Node object) {
        Pattern pattern = Pattern.of(snapshot.terms(), subject, predicate, object);
        Place place = place(graph);
        if (pattern.isHopeless() || place.part < 0) {
            return NullIterator.instance();
        }
        return new InDocument(pattern, place);
    }

    boolean hasGraph(Node graph) {
        return place(graph).part >= 0;
    }

    /** The names of the named graphs; a document without triples is none. */
    List<Node> graphs() {
        return IntStream.range(0, snapshot.parts().size())
                .boxed()
                .flatMap(part -> named.get(part).stream()
                        .filter(place -> segment(part).document(place).size() > 0)
                        .mapToObj(place -> snapshot.terms().node(segment(part).name(place))))
                .toList();
    }

    private Segment segment(int part) {
        return snapshot.parts().get(part).segment();
    }

    private record Place(int part, int document) {
        private static final Place NOWHERE = new Place(-1, -1);
    }

    private Place place(Node graph) {
        int name = snapshot.terms().id(graph);
        for (int part = 0; name >= 0 && part < snapshot.parts().size(); part++) {
            int document = segment(part).placeNamed(name);
            if (document >= 0
                    && named.get(part).get(document)
                    && segment(part).document(document).size() > 0) {
                return new Place(part, document);
            }
        }
        return Place.NOWHERE;
    }

    private Triple triple(Cursor at) {
        Terms terms = snapshot.terms();
        return Triple.create(terms.node(at.subject()), terms.node(at.predicate()), terms.node(at.object()));
    }

    private final class Triples extends Lookahead<Triple> {
        private final Pattern pattern;
        private int part = -1;
        private Cursor cursor = Cursor.NOTHING;

        Triples(Pattern pattern) {
            this.pattern = pattern;
        }

        @Override
        boolean advance() {
            while (true) {
                while (cursor.nextTriple()) {
                    if (part == 0 || !isInEarlierPart()) {
                        return true;
                    }
                }
                if (++part >= snapshot.parts().size()) {
                    return false;
                }
                cursor = new Cursor(segment(part).range(pattern), inDefault.get(part), pattern, budget);
            }
        }

        @Override
        Triple current() {
            return triple(cursor);
        }

        // Large parts come first, so this looks up the few triples of the small ones in the large one.
        private boolean isInEarlierPart() {
            Pattern exact = new Pattern(cursor.subject(), cursor.predicate(), cursor.object());
            for (int earlier = 0; earlier < part; earlier++) {
                if (new Cursor(segment(earlier).range(exact), inDefault.get(earlier), exact, budget).next()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final class Quads extends Lookahead<Quad> {
        private final Pattern pattern;
        private int part = -1;
        private Cursor cursor = Cursor.NOTHING;

        Quads(Pattern pattern) {
            this.pattern = pattern;
        }

        @Override
        boolean advance() {
            while (!cursor.next()) {
                if (++part >= snapshot.parts().size()) {
                    return false;
                }
                cursor = new Cursor(segment(part).range(pattern), named.get(part), pattern, budget);
            }
            return true;
        }

        @Override
        Quad current() {
            return Quad.create(snapshot.terms().node(segment(part).name(cursor.document())), triple(cursor));
        }
    }

    private final class InDocument extends Lookahead<Triple> {
        private final Cursor cursor;

        InDocument(Pattern pattern, Place place) {
            Segment segment = segment(place.part);
            Segment.Range everywhere = segment.range(pattern);
            Segment.Range here = segment.document(place.document);
            Segment.Range smaller = everywhere.size() < here.size() ? everywhere : here;
            cursor = Cursor.ofDocument(smaller, place.document, pattern, budget);
        }

        @Override
        boolean advance() {
            return cursor.next();
        }

        @Override
        Triple current() {
            return triple(cursor);
        }
    }
}
