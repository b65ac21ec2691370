package nl.digitalme.pod.store;

import nl.digitalme.pod.domain.Version;

/** What must be true of a resource for an edit of it to happen. */
public sealed interface Expect {
    /** Whatever is there, or nothing. */
    record Anything() implements Expect {}

    /** Nothing is there. */
    record Absent() implements Expect {}

    /** Exactly this version is there. */
    record At(Version version) implements Expect {}

    Anything ANYTHING = new Anything();
    Absent ABSENT = new Absent();

    static Expect at(Version version) {
        return new At(version);
    }
}
