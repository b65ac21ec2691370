package nl.digitalme.pod.sparql;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.index.Segment;

/** From what a caller may see and what a query selects of it to a {@link Scope}. */
final class Scopes {
    private final Addresses addresses;

    Scopes(Addresses addresses) {
        this.addresses = addresses;
    }

    /**
     * SPARQL 1.1 section 13.2: a query that selects graphs has these and no others. Selecting narrows what the
     * caller may read and never widens it; an IRI that is no readable document of this pod is an empty graph.
     */
    Scope of(Readers.Visible visible, CheckedQuery query, Budget budget) {
        if (!query.selectsGraphs()) {
            return new Scope(visible.snapshot(), visible.documents(), visible.documents(), budget);
        }
        return new Scope(visible.snapshot(), only(visible, query.from()), only(visible, query.fromNamed()), budget);
    }

    private List<BitSet> only(Readers.Visible visible, List<String> graphs) {
        Set<ResourceId> selected = new HashSet<>();
        graphs.forEach(graph -> document(graph).ifPresent(selected::add));
        return IntStream.range(0, visible.documents().size())
                .mapToObj(part -> only(
                        visible.snapshot().parts().get(part).segment(),
                        visible.documents().get(part),
                        selected))
                .toList();
    }

    // A graph has the name of its document exactly: with a fragment it is another name.
    private Optional<ResourceId> document(String graph) {
        return addresses.resource(graph).filter(id -> addresses.iri(id).equals(graph));
    }

    private static BitSet only(Segment segment, BitSet open, Set<ResourceId> selected) {
        BitSet both = new BitSet();
        for (ResourceId id : selected) {
            int place = segment.place(id);
            if (place >= 0 && open.get(place)) {
                both.set(place);
            }
        }
        return both;
    }
}
