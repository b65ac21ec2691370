package nl.digitalme.pod.domain;

import java.util.List;
import java.util.Map;

/**
 * An expected failure: what happened and what to do next, in words that are safe to show and to log. Becomes {@code
 * application/problem+json} (RFC 9457) in {@code http/Problems} and nowhere else. Made by a named factory; a package
 * with failures of its own keeps its factories in a class of its own, made with {@link #of}.
 */
public final class PodProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String message;
    private final transient List<Fault> faults;
    private final transient Map<String, Long> figures;

    private PodProblem(int status, String message) {
        this(status, message, List.of(), Map.of());
    }

    private PodProblem(int status, String message, List<Fault> faults, Map<String, Long> figures) {
        super(message, null, false, false); // an expected answer, not a crash: no stack trace
        this.status = status;
        this.message = message;
        this.faults = List.copyOf(faults);
        this.figures = Map.copyOf(figures);
    }

    /** What happened and what to do next; other exceptions may have none. */
    @Override
    public String getMessage() {
        return message;
    }

    /**
     * One of several things that are wrong with a document.
     *
     * @param path the property that it is about; empty when it is about more than one
     * @param messages in words, by language
     */
    public record Fault(String path, Map<String, String> messages) {}

    /** For the factories of other packages. The text holds no personal data and no content of a document. */
    public static PodProblem of(int status, String message) {
        return new PodProblem(status, message);
    }

    /** 422 with everything that is wrong, so that it can be mended at once. */
    public static PodProblem faulty(String message, List<Fault> faults) {
        return new PodProblem(422, message, faults, Map.of());
    }

    /** 409 with what contradicts what. */
    public static PodProblem contradiction(String message, List<Fault> faults) {
        return new PodProblem(409, message, faults, Map.of());
    }

    /** 507 with how much a pod holds, may hold, and can still take, in bytes. */
    public static PodProblem full(long used, long allowed, long wanted) {
        long left = Math.max(0, allowed - used);
        return new PodProblem(
                507,
                ("This pod is full: it holds %d of %d bytes, so %d are left and this needs %d. Delete something, or ask"
                                + " for more room.")
                        .formatted(used, allowed, left, wanted),
                List.of(),
                Map.of("used", used, "allowed", allowed, "left", left, "wanted", wanted));
    }

    /** Numbers that programs may want to read beside the message, by name. */
    public Map<String, Long> figures() {
        return figures;
    }

    /** What is wrong, one by one; empty when the message says it all. */
    public List<Fault> faults() {
        return faults;
    }

    /** The HTTP status that says the same. */
    public int status() {
        return status;
    }

    public static PodProblem badRequest(String message) {
        return new PodProblem(400, message);
    }

    public static PodProblem signInFirst() {
        return new PodProblem(401, "Sign in first.");
    }

    public static PodProblem noAccess() {
        return new PodProblem(403, "You have no access here. Ask the owner for it.");
    }

    public static PodProblem notFound() {
        return new PodProblem(404, "There is nothing at this address.");
    }

    public static PodProblem conflict(String message) {
        return new PodProblem(409, message);
    }

    /** The store's answer when a resource is no longer at the version that an edit named. */
    public static PodProblem changedMeanwhile() {
        return new PodProblem(412, "Somebody changed this meanwhile. Read it again and repeat your change.");
    }

    public static PodProblem tooLarge(long limit) {
        return new PodProblem(413, "That is more than the %d bytes that are accepted here.".formatted(limit));
    }

    public static PodProblem busy() {
        return new PodProblem(503, "The server is busy. Try again in a few seconds.");
    }
}
