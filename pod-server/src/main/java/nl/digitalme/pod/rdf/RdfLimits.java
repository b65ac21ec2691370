package nl.digitalme.pod.rdf;

/**
 * What one document may cost.
 *
 * @param bytes its length
 * @param statements how many statements it may hold
 * @param depth how deep blank nodes, collections, objects or elements may stand inside each other
 */
public record RdfLimits(long bytes, int statements, int depth) {
    public static final RdfLimits DEFAULT = new RdfLimits(8L * 1024 * 1024, 250_000, 100);
}
