package nl.digitalme.pod.sparql.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.ResourceId;

/**
 * Documents with their quads, sorted four ways; never changed. A pod is a few segments: one large one of what was
 * loaded, and small ones of what was committed since.
 */
public final class Segment {
    private static final int DOCUMENT_BYTES = 200; // identifier, its two map entries; estimated

    private final List<ResourceId> documents;
    private final int[] names;
    private final Map<ResourceId, Integer> places = new HashMap<>();
    private final Map<Integer, Integer> placesByName = new HashMap<>();
    private final Ordering[] orderings;
    private final Ordering byDocument;

    /** {@code names} are the terms that name the documents as graphs; rows point at documents by their place here. */
    Segment(List<ResourceId> documents, int[] names, Rows rows) {
        this.documents = List.copyOf(documents);
        this.names = names;
        for (int place = 0; place < names.length; place++) {
            places.put(documents.get(place), place);
            placesByName.put(names[place], place);
        }
        orderings =
                new Ordering[] {Ordering.startingAt(rows, 0), Ordering.startingAt(rows, 1), Ordering.startingAt(rows, 2)
                };
        byDocument = Ordering.byDocument(rows);
    }

    public int size() {
        return byDocument.size();
    }

    long bytes() {
        return 4L * Ordering.BYTES * size() + (long) DOCUMENT_BYTES * names.length;
    }

    public List<ResourceId> documents() {
        return documents;
    }

    /** The term that names a document as a graph. */
    public int name(int place) {
        return names[place];
    }

    /** Where a document stands in this segment; -1 when it does not. */
    public int place(ResourceId id) {
        return places.getOrDefault(id, -1);
    }

    /** Where the document with this graph name stands; -1 when it does not. */
    public int placeNamed(int name) {
        return placesByName.getOrDefault(name, -1);
    }

    /** The rows that fit, in the ordering that brings them together. */
    public Range range(Pattern pattern) {
        int s = pattern.subject();
        int p = pattern.predicate();
        int o = pattern.object();
        if (s >= 0) {
            return o >= 0 && p < 0 ? range(2, o, s, Pattern.ANY) : range(0, s, p, o);
        }
        return p >= 0 ? range(1, p, o, Pattern.ANY) : range(2, o, Pattern.ANY, Pattern.ANY);
    }

    private Range range(int rotation, int first, int second, int third) {
        Ordering ordering = orderings[rotation];
        if (first < 0) {
            return new Range(ordering, rotation, 0, ordering.size());
        }
        if (second < 0) {
            int from = ordering.lowerBound(Ordering.key(first, 0), 0, ordering.size());
            return new Range(
                    ordering, rotation, from, ordering.lowerBound((first + 1L) << Integer.SIZE, from, ordering.size()));
        }
        long key = Ordering.key(first, second);
        int from = ordering.lowerBound(key, 0, ordering.size());
        int to = ordering.endOf(key, from);
        if (third < 0) {
            return new Range(ordering, rotation, from, to);
        }
        int start = ordering.lowerThird(third, from, to);
        return new Range(ordering, rotation, start, ordering.lowerThird(third + 1, start, to));
    }

    /** All rows of one document. */
    public Range document(int place) {
        return new Range(byDocument, 0, byDocument.lowerDocument(place), byDocument.lowerDocument(place + 1));
    }

    /** Rows {@code from} to {@code to} (exclusive) of an ordering that starts with column {@code rotation}. */
    public record Range(Ordering ordering, int rotation, int from, int to) {
        public int size() {
            return to - from;
        }

        int subjectAt(int row) {
            return cell(row, 0);
        }

        int predicateAt(int row) {
            return cell(row, 1);
        }

        int objectAt(int row) {
            return cell(row, 2);
        }

        private int cell(int row, int column) {
            int position = column >= rotation ? column - rotation : column - rotation + 3;
            if (position == 2) {
                return ordering.thirdAt(row);
            }
            return position == 0 ? ordering.firstAt(row) : ordering.secondAt(row);
        }
    }
}
