package nl.digitalme.pod.store;

import java.time.Instant;
import nl.digitalme.pod.domain.Version;

/** One line of a container's listing. {@code name} ends in a slash when the member is a container; size in bytes. */
public record Member(String name, Version version, Instant modified, long size, String mediaType) {
    public boolean isContainer() {
        return name.endsWith("/");
    }
}
