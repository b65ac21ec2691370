package nl.digitalme.pod.rules.cases;

/** What became of one case. */
public record CaseResult(String scheme, Outcome outcome, String id, String expected, String got) {

    /** SKIP is only for a scheme that is not there. */
    public enum Outcome {
        PASS,
        FAIL,
        SKIP
    }

    /** One line, whatever stands in the cells of the file. */
    @Override
    public String toString() {
        return "%s %s %s %s".formatted(outcome, id, expected, got).replaceAll("\\R", " ");
    }
}
