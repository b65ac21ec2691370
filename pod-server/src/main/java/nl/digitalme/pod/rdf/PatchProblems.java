package nl.digitalme.pod.rdf;

import nl.digitalme.pod.domain.PodProblem;

/** What can be wrong with an N3 Patch, in words; the names are those of Solid Protocol 0.11.0 section 5.3.1. */
final class PatchProblems {
    private PatchProblems() {}

    private static PodProblem unprocessable(String message) {
        return PodProblem.of(422, message);
    }

    static PodProblem nested() {
        return unprocessable(
                "A formula stands inside another one. Write triples and patterns only between the braces.");
    }

    static PodProblem notOnePatch(int count) {
        return unprocessable(
                "The patch must hold exactly one patch resource, with the type solid:InsertDeletePatch; this one holds "
                        + count + ".");
    }

    static PodProblem noType() {
        return unprocessable("The patch resource needs the type solid:InsertDeletePatch.");
    }

    static PodProblem moreThanOne(String part) {
        return unprocessable(
                "The patch resource has more than one solid:%s. Put all of them into one formula.".formatted(part));
    }

    static PodProblem noFormula(String part) {
        return unprocessable("The value of solid:%s must be a formula: triples between braces.".formatted(part));
    }

    static PodProblem unknownVariable(String part) {
        return unprocessable("solid:%s has a variable that does not occur in solid:where.".formatted(part));
    }

    static PodProblem blankNode(String part) {
        return unprocessable(
                "solid:%s has a blank node, which can match anything. Use a variable and bind it in solid:where."
                        .formatted(part));
    }

    static PodProblem tooMuchWork() {
        return unprocessable("Matching solid:where takes too long. Name more of what it looks for.");
    }

    static PodProblem noMatch() {
        return PodProblem.conflict("solid:where matches nothing in this document, so nothing was changed.");
    }

    static PodProblem manyMatches() {
        return PodProblem.conflict(
                "solid:where matches in more than one way, so nothing was changed. Make it more specific.");
    }

    static PodProblem notThere() {
        return PodProblem.conflict("Not all triples of solid:deletes are in this document, so nothing was changed.");
    }

    static PodProblem noTriple() {
        return PodProblem.conflict(
                "A variable was bound to something that cannot stand where the patch puts it, so nothing was changed.");
    }
}
