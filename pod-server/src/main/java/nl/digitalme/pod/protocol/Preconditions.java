package nl.digitalme.pod.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;

/** The conditions of a request against what is there, in the order of RFC 9110 section 13.2.2. */
final class Preconditions {
    private Preconditions() {}

    /** What a read comes to. */
    enum Outcome {
        GO_ON,
        NOT_MODIFIED
    }

    /** For GET and HEAD of a representation; fails with 412. */
    static Outcome read(Conditions conditions, String tag, Instant modified) {
        if (conditions == Conditions.NONE) {
            return Outcome.GO_ON;
        }
        if (conditions.ifMatch().isPresent()) {
            require(EntityTag.listed(conditions.ifMatch().get(), tag));
        } else if (conditions.ifUnmodifiedSince().isPresent()) {
            require(!isAfter(modified, conditions.ifUnmodifiedSince().get()));
        }
        boolean same = conditions.ifNoneMatch().isPresent()
                ? EntityTag.listedWeakly(conditions.ifNoneMatch().get(), tag)
                : conditions
                        .ifModifiedSince()
                        .filter(since -> !isAfter(modified, since))
                        .isPresent();
        return same ? Outcome.NOT_MODIFIED : Outcome.GO_ON;
    }

    /** For a listing, which has a tag but no date; fails with 412. A weak tag never matches strongly. */
    static boolean unchanged(Conditions conditions, String tag) {
        boolean weak = tag.startsWith("W/");
        String opaque = weak ? tag.substring(2) : tag;
        conditions.ifMatch().ifPresent(list -> require(weak ? list.strip().equals("*") : EntityTag.listed(list, tag)));
        return conditions
                .ifNoneMatch()
                .filter(list -> EntityTag.listedWeakly(list, opaque))
                .isPresent();
    }

    /** For writes: what the store must still find when it commits; fails with 412. */
    static Expect write(Conditions conditions, Lookup now) {
        if (conditions == Conditions.NONE) {
            return Expect.ANYTHING;
        }
        if (now instanceof Lookup.Found found) {
            return write(conditions, found);
        }
        require(conditions.ifMatch().isEmpty());
        return Expect.ABSENT;
    }

    private static Expect write(Conditions conditions, Lookup.Found found) {
        if (conditions.ifMatch().isPresent()) {
            require(EntityTag.listed(conditions.ifMatch().get(), found.version()));
        } else if (conditions.ifUnmodifiedSince().isPresent()) {
            require(!isAfter(found.modified(), conditions.ifUnmodifiedSince().get()));
        }
        conditions.ifNoneMatch().ifPresent(list -> require(!EntityTag.listed(list.replace("W/", ""), found.version())));
        return Expect.at(found.version());
    }

    // HTTP dates have whole seconds; what is stored has milliseconds.
    private static boolean isAfter(Instant modified, Instant since) {
        return modified.truncatedTo(ChronoUnit.SECONDS).isAfter(since);
    }

    private static void require(boolean met) {
        if (!met) {
            throw PodProblem.changedMeanwhile();
        }
    }
}
