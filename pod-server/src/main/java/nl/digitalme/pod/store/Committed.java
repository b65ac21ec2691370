package nl.digitalme.pod.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;

/**
 * What a commit did, told to listeners before the writer gets its answer.
 *
 * @param written what now stands where, containers that were made on the way included
 * @param created of these, what was not there before
 * @param removed what is gone, auxiliary resources included
 * @param erased the whole pod is gone; then the others are empty
 */
public record Committed(
        String pod,
        Map<ResourceId, Lookup.Found> written,
        Set<ResourceId> created,
        List<ResourceId> removed,
        boolean erased) {
    public Committed {
        written = Map.copyOf(written);
        created = Set.copyOf(created);
        removed = List.copyOf(removed);
    }

    public static Committed erasure(String pod) {
        return new Committed(pod, Map.of(), Set.of(), List.of(), true);
    }
}
