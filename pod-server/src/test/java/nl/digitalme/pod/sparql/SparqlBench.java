package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.index.SegmentBuilder;
import nl.digitalme.pod.sparql.index.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Queries on a warm pod of 50,000 triples in 5,000 documents, beside Jena's transactional in-memory dataset (what Fuseki
 * runs on in memory) with all triples in its default graph. CPU time of the thread, text of the query to JSON; medians.
 */
@Tag("bench")
class SparqlBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 60;
    private static final int RUNS = 101;

    private static final DatasetGraph PEER = DatasetGraphFactory.createTxnMem();
    private static Snapshot pod = Snapshot.empty();

    @BeforeAll
    static void fill() {
        SegmentBuilder builder = new SegmentBuilder(pod.terms());
        PEER.begin(ReadWrite.WRITE);
        for (PaymentsPod.Doc doc : PaymentsPod.documents()) {
            String iri = PaymentsPod.BASE + doc.path();
            Graph graph = GraphFactory.createGraphMem();
            RDFParser.fromString(doc.turtle(), Lang.TURTLE).base(iri).parse(graph);
            builder.add(
                    new ResourceId("anna", doc.path()),
                    NodeFactory.createURI(iri),
                    graph.find().toList());
            graph.find().forEach(PEER.getDefaultGraph()::add);
        }
        PEER.commit();
        pod = pod.after(Set.of(), builder.build());
        assertEquals(50_000, pod.size());
        System.out.printf("index of 50,000 triples: %d kB%n", pod.bytes() / 1024);
    }

    @Test
    void six_patterns() {
        compare("six-pattern join", PaymentsPod.SIX_PATTERNS);
    }

    @Test
    void aggregate() {
        compare("aggregate over 12,000 payments", PaymentsPod.AGGREGATE);
    }

    private static void compare(String name, String query) {
        BitSet everything = pod.parts().get(0).live();
        BitSet most = (BitSet) everything.clone();
        most.clear(17); // one payer is closed to this caller
        double[] peer = new double[RUNS];
        double[] owner = new double[RUNS];
        double[] other = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) { // in turn, so that what else the machine does strikes all alike
            record(peer, i, () -> peer(query));
            record(owner, i, () -> ours(query, everything));
            record(other, i, () -> ours(query, most));
        }
        double peerMedian = median(peer);
        double ownerMedian = median(owner);
        double otherMedian = median(other);
        System.out.printf(
                "%s: Jena in memory %.2f ms, owner %.2f ms (%.2f of Jena), filtered %.2f ms (%.2f of owner)%n",
                name, peerMedian, ownerMedian, ownerMedian / peerMedian, otherMedian, otherMedian / ownerMedian);
        assertTrue(ownerMedian < peerMedian, "slower than Jena in memory");
    }

    private static void record(double[] times, int run, Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        if (run >= 0) {
            times[run] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
    }

    private static void peer(String query) {
        PEER.begin(ReadWrite.READ);
        try (QueryExec execution =
                QueryExec.dataset(PEER).query(QueryFactory.create(query)).build()) {
            ResultSetMgr.write(
                    OutputStream.nullOutputStream(), ResultSet.adapt(execution.select()), ResultSetLang.RS_JSON);
        } finally {
            PEER.end();
        }
    }

    private static void ours(String text, BitSet documents) {
        CheckedQuery query = CheckedQuery.of(new QueryText(text, List.of(), List.of()), PaymentsPod.BASE);
        Scope scope = new Scope(pod, List.of(documents), List.of(documents), new Budget(QueryLimits.DEFAULT));
        new AnswerWriter(query.query(), AnswerFormat.JSON, scope).writeTo(OutputStream.nullOutputStream());
    }

    private static double median(double[] times) {
        List<Double> sorted = new ArrayList<>();
        for (double time : times) {
            sorted.add(time);
        }
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }
}
