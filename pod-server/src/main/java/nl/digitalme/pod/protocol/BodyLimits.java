package nl.digitalme.pod.protocol;

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
}
