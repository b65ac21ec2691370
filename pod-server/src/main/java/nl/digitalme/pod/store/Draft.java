package nl.digitalme.pod.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;

/**
 * Works out what edits do before anything is written: the rules of {@link Edit}, once for every backend. Several edits
 * may share a draft; each sees what those accepted before it did. For one thread.
 */
public final class Draft implements PodState {
    private final PodState below;
    private final Map<ResourceId, Lookup> drafted = new HashMap<>();
    private final Map<ResourceId, Lookup> seen = new HashMap<>(); // each is asked for more than once

    public Draft(PodState below) {
        this.below = below;
    }

    @Override
    public Lookup read(ResourceId id) {
        Lookup here = drafted.get(id);
        return here != null ? here : before(id);
    }

    private Lookup before(ResourceId id) {
        return seen.computeIfAbsent(id, below::read);
    }

    @Override
    public boolean hasMember(ResourceId container, Predicate<ResourceId> test) {
        for (Map.Entry<ResourceId, Lookup> entry : drafted.entrySet()) {
            if (entry.getValue() instanceof Lookup.Found && isMemberOf(container, entry.getKey(), test)) {
                return true;
            }
        }
        return below.hasMember(container, id -> !drafted.containsKey(id) && test.test(id));
    }

    private static boolean isMemberOf(ResourceId container, ResourceId id, Predicate<ResourceId> test) {
        return id.isMember() && id.parent().filter(container::equals).isPresent() && test.test(id);
    }

    /**
     * Works out an edit on top of the draft, which stays as it is.
     *
     * @throws PodProblem when something is not as the edit expects
     */
    public Changes plan(Edit edit) {
        Draft own = new Draft(this);
        Steps steps = new Steps(own, edit);
        boolean repeated = steps.run();
        if (!repeated) {
            steps.count(own.growth());
            steps.stamp(own.containersTouched());
        }
        Map<ResourceId, Changes.Change> changes = new LinkedHashMap<>();
        own.drafted.forEach((id, after) -> {
            boolean silent = repeated || Changes.isBookkeeping(id); // nobody asks what stood there
            changes.put(id, new Changes.Change(silent ? after : own.before(id), after));
        });
        return new Changes(edit, changes, repeated);
    }

    /** How many bytes more there are in the draft than below it. */
    private long growth() {
        long bytes = 0;
        for (Map.Entry<ResourceId, Lookup> entry : drafted.entrySet()) {
            ResourceId id = entry.getKey();
            if (!Changes.isBookkeeping(id)) {
                bytes += Usage.of(id, entry.getValue()) - Usage.of(id, before(id));
            }
        }
        return bytes;
    }

    /** The containers whose listing changes with the draft, and those that come or go themselves. */
    private Set<ResourceId> containersTouched() {
        Set<ResourceId> touched = new HashSet<>();
        for (ResourceId id : drafted.keySet()) {
            if (id.isMember()) {
                id.parent().ifPresent(touched::add);
            }
            if (id.isContainer()) {
                touched.add(id);
            }
        }
        return touched;
    }

    /** Adds what was worked out to the draft. */
    public void accept(Changes changes) {
        changes.byResource().forEach((id, change) -> drafted.put(id, change.after()));
    }

    void put(ResourceId id, Lookup after) {
        drafted.put(id, after);
    }
}
