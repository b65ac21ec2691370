package nl.digitalme.pod.protocol;

import io.vertx.core.Future;

/**
 * What happens for a request to a pod: the door by which other packages answer reserved addresses such as
 * {@code .sparql}.
 */
@FunctionalInterface
public interface Operation {
    /** The answer; fails with a {@code PodProblem}, or with anything else when it is not the client's fault. */
    Future<PodResponse> answer(PodRequest request);

    /** The methods that it answers, for {@code Allow}, when it stands behind a reserved address. */
    default String methods() {
        return "GET, HEAD, OPTIONS";
    }

    /** What the storage description says of it, beside where it is: Turtle about itself at this address. */
    default String describedAt(String address) {
        return "";
    }
}
