package nl.digitalme.pod.access;

import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;

/** A {@code vcard:Group}: its name, and the document that lists its members when that is one of this server. */
record Group(String iri, Optional<ResourceId> document) {
    boolean isRemote() {
        return document.isEmpty();
    }
}
