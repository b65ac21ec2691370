package nl.digitalme.pod.sparql.guard;

import java.time.Duration;
import nl.digitalme.pod.domain.PodProblem;

/** What can be wrong with a query, in words for the developer who wrote it. None holds anything of the data. */
public final class SparqlProblems {
    private SparqlProblems() {}

    static PodProblem tooSlow(Duration limit) {
        return PodProblem.of(
                422, "The query took more than %d seconds. Ask for less at once.".formatted(limit.toSeconds()));
    }

    public static PodProblem tooManyRows(long limit) {
        return PodProblem.of(
                422,
                "Sorting, grouping or joining here needs more than %d rows in memory. Ask for less at once."
                        .formatted(limit));
    }

    static PodProblem tooMuchText(long limit) {
        return PodProblem.of(422, "The query makes more than %d characters of text.".formatted(limit));
    }

    public static PodProblem tooMuchMemory() {
        return PodProblem.of(422, "The query needs more memory than there is. Ask for less at once.");
    }

    public static PodProblem tooDeep() {
        return PodProblem.badRequest("The query is nested too deeply.");
    }

    public static PodProblem podTooLarge(int limit) {
        return PodProblem.of(422, "This pod holds more than %d triples, which is too much to query.".formatted(limit));
    }

    public static PodProblem stillLoading() {
        return PodProblem.of(
                503, "This pod is being read to answer queries, which takes longer. Try again in a minute.");
    }

    public static PodProblem noService() {
        return PodProblem.badRequest(
                "SERVICE is not allowed: a query here reaches the documents of this pod and nothing else.");
    }

    public static PodProblem noJava() {
        return PodProblem.badRequest("Functions and properties named java: are not allowed.");
    }

    public static PodProblem noUpdate() {
        return PodProblem.badRequest(
                "This endpoint only answers queries. Change documents at their own address, with PUT,"
                        + " PATCH or DELETE (Solid Protocol); a PATCH may be a SPARQL update.");
    }

    public static PodProblem malformed(int line, int column) {
        return PodProblem.badRequest("The query does not parse: line %d, column %d. This endpoint speaks SPARQL 1.1."
                .formatted(line, column));
    }

    public static PodProblem malformed(String why) {
        return PodProblem.badRequest("The query does not parse: " + why);
    }

    public static PodProblem oneQuery() {
        return PodProblem.badRequest("Send exactly one query: as ?query=, as a form field, or as the body.");
    }

    public static PodProblem wrongMediaType() {
        return PodProblem.of(
                415, "Send the query as application/sparql-query, or as query= in application/x-www-form-urlencoded.");
    }

    public static PodProblem wrongMethod() {
        return PodProblem.of(405, "This endpoint answers GET and POST.");
    }

    public static PodProblem notAcceptable(String available) {
        return PodProblem.of(406, "This answer can be had as: " + available + ".");
    }

    public static PodProblem tooLong(int limit) {
        return PodProblem.of(413, "A query may be %d bytes long.".formatted(limit));
    }

    public static PodProblem answerTooLarge(long limit) {
        return PodProblem.of(422, "The answer is larger than %d bytes. Ask for less at once.".formatted(limit));
    }

    public static PodProblem readTooSlowly() {
        return PodProblem.of(422, "The answer was not read in time.");
    }

    public static PodProblem malformedUpdate(int line, int column) {
        String place = line > 0 ? ": line %d, column %d".formatted(line, column) : "";
        return PodProblem.badRequest(
                "The update does not parse%s. A patch here is SPARQL 1.1 Update.".formatted(place));
    }

    public static PodProblem beyondTheDocument() {
        return PodProblem.of(
                422,
                "A patch changes the one document it is sent to: only INSERT DATA, DELETE DATA, DELETE WHERE, "
                        + "and DELETE and INSERT with WHERE are possible, without GRAPH, WITH and USING.");
    }
}
