package nl.digitalme.pod.protocol;

import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.ResourceId;

/** What can be done with a resource, told by the kind that its address shows: {@code Allow} and {@code Accept-*}. */
final class Allowed {
    /** The formats of RDF that come in and go out. */
    static final String RDF =
            "text/turtle, application/ld+json, application/n-triples, application/trig, application/n-quads,"
                    + " application/rdf+xml";

    private static final Map.Entry<String, String> PATCH =
            Map.entry("Accept-Patch", "text/n3, application/sparql-update");
    private static final Map.Entry<String, String> POST = Map.entry("Accept-Post", RDF + ", */*");
    private static final Map.Entry<String, String> PUT = Map.entry("Accept-Put", RDF + ", */*");
    private static final Map.Entry<String, String> PUT_RDF = Map.entry("Accept-Put", RDF);

    private Allowed() {}

    static String methods(ResourceId target) {
        if (target.isReserved()) {
            return "GET, HEAD, OPTIONS";
        }
        if (target.isRoot()) {
            return "GET, HEAD, OPTIONS, PUT, POST, PATCH"; // Solid Protocol 0.11.0 section 5.4: never DELETE
        }
        if (target.isAuxiliary() && target.subject().isRoot() && target.isAcl()) {
            return "GET, HEAD, OPTIONS, PUT, PATCH"; // the same section, for the ACL of the root
        }
        return target.isContainer()
                ? "GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE"
                : "GET, HEAD, OPTIONS, PUT, PATCH, DELETE";
    }

    static List<Map.Entry<String, String>> accepts(ResourceId target) {
        if (target.isReserved()) {
            return List.of();
        }
        if (target.isContainer()) {
            return List.of(PATCH, POST, PUT_RDF);
        }
        return target.isAuxiliary() ? List.of(PATCH, PUT_RDF) : List.of(PATCH, PUT);
    }
}
