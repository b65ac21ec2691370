package nl.digitalme.pod;

import java.time.Duration;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import picocli.CommandLine.Option;

/** How much SPARQL queries may use. Sizes in bytes, times in seconds. */
final class QueryLimitOptions {
    @Option(names = "--query-seconds", description = "one query, the sending of its answer included")
    private long seconds = QueryLimits.DEFAULT.time().toSeconds();

    @Option(names = "--max-query-bytes", description = "the text of a query")
    private int length = QueryLimits.DEFAULT.queryLength();

    @Option(names = "--max-query-answer-bytes", description = "the answer to a query")
    private long answer = QueryLimits.DEFAULT.answerBytes();

    @Option(names = "--max-query-rows", description = "rows that a query keeps to sort, group and join")
    private long rows = QueryLimits.DEFAULT.heldRows();

    @Option(names = "--max-query-text", description = "characters that a query makes with functions")
    private long text = QueryLimits.DEFAULT.madeText();

    @Option(names = "--max-queries", description = "queries that run at once")
    private int atOnce = QueryLimits.DEFAULT.atOnce();

    @Option(names = "--max-waiting-queries", description = "queries that wait for their turn")
    private int waiting = QueryLimits.DEFAULT.waiting();

    @Option(names = "--query-index-bytes", description = "memory for the indexes of the pods in use")
    private long index = QueryLimits.DEFAULT.indexBytes();

    @Option(names = "--max-query-triples", description = "triples of a pod that can be queried")
    private int triples = QueryLimits.DEFAULT.podTriples();

    QueryLimits limits() {
        return new QueryLimits(
                Duration.ofSeconds(seconds), answer, rows, text, length, atOnce, waiting, index, triples);
    }
}
