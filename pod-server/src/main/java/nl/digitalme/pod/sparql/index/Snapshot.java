package nl.digitalme.pod.sparql.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;

/**
 * The documents of a pod as they were at one moment. A query keeps its snapshot to its end, whatever is committed
 * meanwhile.
 */
public record Snapshot(Terms terms, List<Part> parts) {
    // Adding costs about log(size)/log(STEP) copies of each row, and a look-up visits that many segments at most.
    private static final int STEP = 6;

    public Snapshot {
        parts = List.copyOf(parts);
    }

    /** A segment and which of its documents have not been replaced or removed since. The bits are never changed. */
    public record Part(Segment segment, BitSet live) {
        static Part of(Segment segment) {
            BitSet all = new BitSet();
            all.set(0, segment.documents().size());
            return new Part(segment, all);
        }

        private Part without(Collection<ResourceId> gone) {
            BitSet left = live;
            for (ResourceId id : gone) {
                int place = segment.place(id);
                if (place >= 0 && left.get(place)) {
                    left = left == live ? (BitSet) live.clone() : left;
                    left.clear(place);
                }
            }
            return left == live ? this : new Part(segment, left);
        }
    }

    public static Snapshot empty() {
        return new Snapshot(new Terms(), List.of());
    }

    /** What it takes in memory, estimated. */
    public long bytes() {
        return terms.bytes()
                + parts.stream().mapToLong(part -> part.segment().bytes()).sum();
    }

    public int size() {
        return parts.stream().mapToInt(part -> part.segment().size()).sum();
    }

    /** The snapshot after a commit: {@code gone} are the documents that it replaced or removed. */
    public Snapshot after(Collection<ResourceId> gone, Segment added) {
        List<Part> next = new ArrayList<>();
        for (Part part : parts) {
            Part left = part.without(gone);
            if (!left.live().isEmpty()) {
                next.add(left);
            }
        }
        if (!added.documents().isEmpty()) {
            next.add(Part.of(added));
        }
        merge(next);
        return new Snapshot(terms, next);
    }

    // Large segments stand first; a small one is merged into its neighbour when that is not much larger, so that their
    // number stays logarithmic and what is dead is left behind.
    private void merge(List<Part> list) {
        while (list.size() > 1) {
            Part last = list.get(list.size() - 1);
            Part before = list.get(list.size() - 2);
            if (before.segment().size()
                    > (long) STEP * Math.max(1, last.segment().size())) {
                return;
            }
            SegmentBuilder both = new SegmentBuilder(terms);
            both.addLive(before);
            both.addLive(last);
            list.remove(list.size() - 1);
            list.set(list.size() - 1, Part.of(both.build()));
        }
    }
}
