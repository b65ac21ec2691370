package nl.digitalme.pod.access;

import nl.digitalme.pod.domain.ResourceId;

/** A {@code vcard:Group}: its name, and the document on this server that lists its members. */
record Group(String iri, ResourceId document) {}
