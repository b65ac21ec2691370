package nl.digitalme.pod.sparql.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Collects documents for a new {@link Segment}. */
public final class SegmentBuilder {
    private final Terms terms;
    private final List<ResourceId> documents = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final Rows rows = new Rows();

    public SegmentBuilder(Terms terms) {
        this.terms = terms;
    }

    int size() {
        return rows.size();
    }

    /** A document with all its triples, those of graphs inside it too; a triple that comes twice counts once. */
    public void add(ResourceId id, Node name, Collection<Triple> triples) {
        Set<Triple> distinct = triples instanceof Set<Triple> set ? set : new HashSet<>(triples);
        int place = open(id, terms.add(name));
        for (Triple triple : distinct) {
            rows.add(
                    terms.add(triple.getSubject()),
                    terms.add(triple.getPredicate()),
                    terms.add(triple.getObject()),
                    place);
        }
    }

    /** The documents of another segment that are still there. */
    void addLive(Snapshot.Part part) {
        Segment segment = part.segment();
        for (int place = part.live().nextSetBit(0);
                place >= 0;
                place = part.live().nextSetBit(place + 1)) {
            int here = open(segment.documents().get(place), segment.name(place));
            Segment.Range range = segment.document(place);
            for (int row = range.from(); row < range.to(); row++) {
                rows.add(range.subjectAt(row), range.predicateAt(row), range.objectAt(row), here);
            }
        }
    }

    private int open(ResourceId id, int name) {
        documents.add(id);
        names.add(name);
        return documents.size() - 1;
    }

    public Segment build() {
        return new Segment(documents, names.stream().mapToInt(Integer::intValue).toArray(), rows);
    }
}
