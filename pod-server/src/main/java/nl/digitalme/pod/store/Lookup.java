package nl.digitalme.pod.store;

import java.time.Instant;
import java.util.Optional;
import nl.digitalme.pod.domain.Version;

/** What the store knows about one resource. */
public sealed interface Lookup {
    /** It is there. {@code modified} is exact to the millisecond. */
    record Found(Version version, Instant modified, Content content) implements Lookup {}

    /** Nothing is there. */
    record Missing() implements Lookup {}

    Missing MISSING = new Missing();

    default Optional<Found> found() {
        return this instanceof Found found ? Optional.of(found) : Optional.empty();
    }
}
