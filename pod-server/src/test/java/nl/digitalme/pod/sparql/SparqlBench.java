package nl.digitalme.pod.sparql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bench")
class SparqlBench {
    @Test
    void raw() {
        DatasetGraph peer = DatasetGraphFactory.createTxnMem();
        Snapshot empty = Snapshot.empty();
        SegmentBuilder builder = new SegmentBuilder(empty.terms());
        peer.begin(ReadWrite.WRITE);
        Graph all = GraphFactory.createGraphMem();
        for (PaymentsPod.Doc doc : PaymentsPod.documents()) {
            Graph graph = GraphFactory.createGraphMem();
            RDFParser.fromString(doc.turtle(), Lang.TURTLE)
                    .base(PaymentsPod.BASE + doc.path())
                    .parse(graph);
            builder.add(
                    new ResourceId("anna", doc.path()),
                    NodeFactory.createURI(PaymentsPod.BASE + doc.path()),
                    graph.find().toList());
            graph.find().forEach(t -> {
                peer.getDefaultGraph().add(t);
                all.add(t);
            });
        }
        peer.commit();
        long t0 = System.nanoTime();
        Snapshot snapshot = empty.after(Set.of(), builder.build());
        System.out.println("build ms " + (System.nanoTime() - t0) / 1e6 + " triples " + snapshot.size() + " bytes "
                + snapshot.bytes() + " peer " + peer.getDefaultGraph().size());
        BitSet every = snapshot.parts().get(0).live();
        BitSet most = (BitSet) every.clone();
        most.clear(4_000);
        for (String query : List.of(PaymentsPod.SIX_PATTERNS, PaymentsPod.AGGREGATE)) {
            for (int round = 0; round < 2; round++) {
                peer.begin(ReadWrite.READ);
                time("peer", query, peer);
                peer.end();
                time("mem2", query, DatasetGraphFactory.wrap(all));
                time(
                        "owner",
                        query,
                        new ScopeDataset(new Scope(
                                snapshot,
                                List.of(every),
                                List.of(every),
                                new Budget(QueryLimits.DEFAULT.withTime(java.time.Duration.ofHours(1))))));
                time(
                        "filter",
                        query,
                        new ScopeDataset(new Scope(
                                snapshot,
                                List.of(most),
                                List.of(most),
                                new Budget(QueryLimits.DEFAULT.withTime(java.time.Duration.ofHours(1))))));
            }
        }
    }

    static void time(String name, String text, DatasetGraph dataset) {
        List<Long> times = new ArrayList<>();
        long rows = 0;
        long end = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            try (QueryExec exec =
                    QueryExec.dataset(dataset).query(QueryFactory.create(text)).build()) {
                rows = RowSetOps.count(exec.select());
            }
            times.add(System.nanoTime() - start);
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.println(name + " rows " + rows + " median ms " + sorted[sorted.length / 2] / 1e6);
    }
}
