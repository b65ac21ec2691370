package nl.digitalme.pod.protocol;

import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.ResourceId;

/** The header fields that a refusal must carry so that the client knows what would work. */
public final class ProblemHeaders {
    private ProblemHeaders() {}

    /**
     * RFC 9110: 405 names the methods (15.5.6), 415 the formats (15.5.16). Where nothing is yet, both, as on every
     * answer to GET (Solid Protocol 0.11.0 section 5.2): rdflib makes a document by PATCH only when it may read how.
     */
    public static List<Map.Entry<String, String>> of(int status, ResourceId target) {
        return switch (status) {
            case 405 -> List.of(Map.entry("Allow", Allowed.methods(target)));
            case 404 -> Headers.methodsAndFormats(target);
            case 415 -> Allowed.accepts(target);
            default -> List.of();
        };
    }
}
