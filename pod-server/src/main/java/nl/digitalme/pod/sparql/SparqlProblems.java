package nl.digitalme.pod.sparql;

import java.time.Duration;
import nl.digitalme.pod.domain.PodProblem;

/** What can be wrong with a query, in words for the developer who wrote it. None holds anything of the data. */
final class SparqlProblems {
    private SparqlProblems() {}

    static PodProblem tooSlow(Duration limit) {
        return PodProblem.of(
                422, "The query took more than %d seconds. Ask for less at once.".formatted(limit.toSeconds()));
    }

    static PodProblem tooManyRows(long limit) {
        return PodProblem.of(
                422,
                "Sorting, grouping or joining here needs more than %d rows in memory. Ask for less at once."
                        .formatted(limit));
    }

    static PodProblem tooMuchText(long limit) {
        return PodProblem.of(422, "The query makes more than %d characters of text.".formatted(limit));
    }

    static PodProblem tooDeep() {
        return PodProblem.badRequest("The query is nested too deeply.");
    }

    static PodProblem podTooLarge(int limit) {
        return PodProblem.of(422, "This pod holds more than %d triples, which is too much to query.".formatted(limit));
    }

    static PodProblem refused(String what) {
        return PodProblem.badRequest(what);
    }
}
