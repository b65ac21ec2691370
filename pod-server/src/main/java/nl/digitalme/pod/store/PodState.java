package nl.digitalme.pod.store;

import java.util.function.Predicate;
import nl.digitalme.pod.domain.ResourceId;

/** What stands where, stored or drafted: as much as {@link Draft} has to know to work out an edit. */
public interface PodState {
    Lookup read(ResourceId id);

    /** Whether a container has a member that passes the test. */
    boolean hasMember(ResourceId container, Predicate<ResourceId> test);
}
