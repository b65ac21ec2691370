package nl.digitalme.pod.protocol;

import nl.digitalme.pod.access.AclRules;
import nl.digitalme.pod.domain.ResourceId;

/**
 * How large bodies may be, in bytes; see {@code docs/configuration.md}.
 *
 * @param rdf an RDF document
 * @param patch a patch
 * @param binary anything else
 * @param inline up to here what is not RDF is kept with the documents, above it streams to a place of its own
 */
public record BodyLimits(long rdf, long patch, long binary, long inline) {
    public static final BodyLimits DEFAULT =
            new BodyLimits(8L * 1024 * 1024, 1024 * 1024, 5L * 1024 * 1024 * 1024, 64 * 1024);

    /** How large the RDF document at an address may be: access rules decide on every request, so they stay small. */
    long rdf(ResourceId id) {
        return id.isAcl() ? Math.min(rdf, AclRules.MAX_BYTES) : rdf;
    }
}
