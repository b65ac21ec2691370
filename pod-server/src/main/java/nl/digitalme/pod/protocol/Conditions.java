package nl.digitalme.pod.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * The precondition and range fields of a request (RFC 9110 sections 13.1 and 14.2); entity tags and ranges as they
 * came.
 */
public record Conditions(
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Optional<Instant> ifModifiedSince,
        Optional<Instant> ifUnmodifiedSince,
        Optional<String> range,
        Optional<String> ifRange) {
    public static final Conditions NONE = new Conditions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
