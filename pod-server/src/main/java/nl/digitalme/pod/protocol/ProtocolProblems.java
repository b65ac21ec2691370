package nl.digitalme.pod.protocol;

import nl.digitalme.pod.domain.PodProblem;

/** What can go wrong in the protocol itself, in words. */
final class ProtocolProblems {
    private ProtocolProblems() {}

    static PodProblem notAcceptable(String formats) {
        return PodProblem.of(406, "This can be had as: " + formats + ".");
    }

    static PodProblem methodNotAllowed(String why) {
        return PodProblem.of(405, why);
    }

    static PodProblem needsRdf() {
        return PodProblem.of(415, "Only RDF can be written here: " + Allowed.RDF + ".");
    }

    static PodProblem containmentIsManaged() {
        return PodProblem.conflict("What a container contains is kept by the server. Leave ldp:contains out.");
    }

    static PodProblem metadataIsManaged() {
        return PodProblem.conflict(
                "Size, media type and dates of what is in a container are kept by the server. Leave them out.");
    }

    static PodProblem noGraphsInContainers() {
        return PodProblem.conflict("A container's description holds no named graphs.");
    }

    static PodProblem reservedName() {
        return PodProblem.conflict("Names that end in .acl or .meta are for access rules and descriptions.");
    }

    static PodProblem modelAndAddressDiffer() {
        return PodProblem.conflict(
                "The Link type and the address differ: an address is that of a container when it ends in a slash.");
    }
}
