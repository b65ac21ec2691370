package nl.digitalme.pod.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.digitalme.pod.domain.ResourceId;

/**
 * What an edit does, resource by resource.
 *
 * @param repeated the edit was done before, so there is nothing to write; the changes tell what stands now
 */
public record Changes(Edit edit, Map<ResourceId, Change> byResource, boolean repeated) {
    /** What stood somewhere, and what stands there after the edit. */
    public record Change(Lookup before, Lookup after) {}

    /** What stores write for themselves, and show to nobody. */
    public static boolean isBookkeeping(ResourceId id) {
        return id.path().equals(Steps.DONE_BEFORE)
                || Usage.isAt(id)
                || id.path().endsWith(Steps.LISTING);
    }

    /** The large contents that this edit puts in place for the first time. */
    public Set<String> claims() {
        return keys(Change::after, keys(Change::before, Set.of()));
    }

    /** The large contents that nothing refers to after this edit. */
    public Set<String> releases() {
        return keys(Change::before, keys(Change::after, Set.of()));
    }

    private Set<String> keys(Function<Change, Lookup> side, Set<String> without) {
        Set<String> keys = new HashSet<>();
        for (Change change : byResource.values()) {
            if (side.apply(change) instanceof Lookup.Found found
                    && found.content() instanceof Content.Large large
                    && !without.contains(large.key())) {
                keys.add(large.key());
            }
        }
        return keys;
    }

    /** The same as listeners hear it. */
    public Committed committed() {
        Map<ResourceId, Lookup.Found> written = new LinkedHashMap<>();
        Set<ResourceId> created = new HashSet<>();
        List<ResourceId> removed = new ArrayList<>();
        byResource.forEach((id, change) -> {
            if (isBookkeeping(id)) {
                return;
            }
            if (change.after() instanceof Lookup.Found found) {
                written.put(id, found);
                if (change.before() instanceof Lookup.Missing) {
                    created.add(id);
                }
            } else {
                removed.add(id);
            }
        });
        return new Committed(edit.pod(), written, created, removed, false);
    }
}
