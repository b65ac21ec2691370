package nl.digitalme.pod.rules.cases;

/** What stops one case; the others go on. */
final class CaseProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    CaseProblem(String message) {
        super(message, null, false, false);
    }
}
