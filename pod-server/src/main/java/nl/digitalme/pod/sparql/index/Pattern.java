package nl.digitalme.pod.sparql.index;

import org.apache.jena.graph.Node;

/** A triple pattern as numbers of {@link Terms}; {@link #ANY} where anything fits. */
public record Pattern(int subject, int predicate, int object) {
    static final int ANY = -2;

    public static Pattern of(Terms terms, Node subject, Node predicate, Node object) {
        return new Pattern(number(terms, subject), number(terms, predicate), number(terms, object));
    }

    private static int number(Terms terms, Node node) {
        return node.isConcrete() ? terms.id(node) : ANY;
    }

    /** It names a term that the pod does not hold. */
    public boolean isHopeless() {
        return subject == Terms.UNKNOWN || predicate == Terms.UNKNOWN || object == Terms.UNKNOWN;
    }

    boolean fits(int s, int p, int o) {
        return (subject == ANY || subject == s)
                && (predicate == ANY || predicate == p)
                && (object == ANY || object == o);
    }
}
