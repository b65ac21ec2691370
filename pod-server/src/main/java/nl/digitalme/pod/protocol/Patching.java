package nl.digitalme.pod.protocol;

import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.DocumentPatch;

/**
 * One patch that was allowed.
 *
 * @param existed whether the document was there when that was decided
 */
record Patching(PodRequest request, DocumentPatch patch, Decision decision, boolean existed) {

    /** What the access log calls it. */
    static String action(ResourceId target, DocumentPatch patch) {
        if (target.isAcl()) {
            return "control";
        }
        return patch.removes() ? "write" : "append";
    }

    String action() {
        return action(request.target(), patch);
    }

    int status() {
        return existed ? 204 : 201;
    }
}
