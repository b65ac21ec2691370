package nl.digitalme.agency;

import java.util.Map;

/** On what condition a resource is changed (RFC 9110 section 13); otherwise the answer is 412 and nothing changes. */
public sealed interface When {
    /** Whatever is there. */
    When ALWAYS = new Always();

    /** Only when nothing is there yet. */
    When ABSENT = new Absent();

    /** Only when it is still as it was read: the {@link Answer#etag()} of that time. */
    static When unchanged(String etag) {
        return new Unchanged(etag);
    }

    record Always() implements When {}

    record Absent() implements When {}

    record Unchanged(String etag) implements When {}

    /** As headers of the request. */
    default Map<String, String> headers() {
        if (this instanceof Unchanged unchanged) {
            return Map.of("If-Match", unchanged.etag());
        }
        return this instanceof Absent ? Map.of("If-None-Match", "*") : Map.of();
    }
}
