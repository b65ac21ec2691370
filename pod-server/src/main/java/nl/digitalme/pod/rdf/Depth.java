package nl.digitalme.pod.rdf;

/** Counts how deep a parser that calls itself stands in its document, so that no document can overflow its stack. */
final class Depth {
    private final int limit;
    private int now;

    Depth(int limit) {
        this.limit = limit;
    }

    void enter() {
        if (++now > limit) {
            throw RdfProblems.tooDeep(limit);
        }
    }

    void leave() {
        now--;
    }
}
