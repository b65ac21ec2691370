package nl.digitalme.pod.rules;

/** A mistake in the files of a scheme, in words for whoever wrote them. Nothing is computed before it is repaired. */
public final class LawProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LawProblem(String message) {
        super(message);
    }

    LawProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
