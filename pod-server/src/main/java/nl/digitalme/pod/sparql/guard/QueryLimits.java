package nl.digitalme.pod.sparql.guard;

import java.time.Duration;
import java.util.stream.LongStream;

/**
 * What queries may use; see {@code docs/configuration.md}.
 *
 * @param time for one query, the sending of its answer included
 * @param answerBytes of one answer
 * @param heldRows rows that one query keeps in memory for ORDER BY, GROUP BY, DISTINCT and joins
 * @param madeText characters that one query makes with functions such as CONCAT
 * @param queryLength bytes of the text of a query
 * @param atOnce queries that run at the same time, over all pods
 * @param waiting queries that wait for their turn; one more is refused with 503
 * @param indexBytes memory for the indexes of the pods in use, estimated
 * @param podTriples triples of one pod; a pod with more cannot be queried
 */
public record QueryLimits(
        Duration time,
        long answerBytes,
        long heldRows,
        long madeText,
        int queryLength,
        int atOnce,
        int waiting,
        long indexBytes,
        int podTriples) {

    /** Safe for a machine with a heap of 512 MiB. */
    public static final QueryLimits DEFAULT =
            new QueryLimits(Duration.ofSeconds(20), 64L << 20, 250_000, 32L << 20, 64 << 10, 4, 32, 96L << 20, 400_000);

    public QueryLimits {
        long least = LongStream.of(
                        time.toMillis(), answerBytes, heldRows, madeText, queryLength, atOnce, indexBytes, podTriples)
                .min()
                .orElseThrow();
        if (least < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "Every limit of queries must be 1 or more; that of waiting ones may be 0.");
        }
    }

    /** The same limits with another time. */
    public QueryLimits withTime(Duration other) {
        return new QueryLimits(
                other, answerBytes, heldRows, madeText, queryLength, atOnce, waiting, indexBytes, podTriples);
    }
}
