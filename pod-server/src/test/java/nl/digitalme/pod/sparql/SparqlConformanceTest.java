package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.sparql.index.SegmentBuilder;
import nl.digitalme.pod.sparql.index.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The SPARQL 1.1 query tests of W3C (w3c/rdf-tests), run through our dataset, engine and writers. The data is not part of
 * this project: {@code -Dsparql11.folder=…} names the folder that holds {@code aggregates/}, {@code bind/} and so on.
 * Entailment regimes and federated queries are no part of this endpoint and are left out.
 */
class SparqlConformanceTest {
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final List<String> PARTS = List.of(
            "aggregates",
            "bind",
            "bindings",
            "cast",
            "construct",
            "csv-tsv-res",
            "exists",
            "functions",
            "grouping",
            "json-res",
            "negation",
            "project-expression",
            "property-path",
            "subquery",
            "syntax-query");

    /** What ARQ 5.6.0 itself does otherwise. */
    private static final Map<String, String> KNOWN = Map.of(
            "bnode01", "BNODE(label) makes two nodes in two expressions of one solution",
            "values_and_path", "a zero-length path also starts from a term that only VALUES names");

    @TestFactory
    Stream<DynamicTest> the_sparql_11_query_tests_of_w3c_pass() {
        String folder = System.getProperty("sparql11.folder", "");
        assumeTrue(!folder.isEmpty(), "Skipped: -Dsparql11.folder names no folder with the W3C SPARQL 1.1 tests.");
        return PARTS.stream().flatMap(part -> tests(Path.of(folder, part, "manifest.ttl")));
    }

    private static Stream<DynamicTest> tests(Path manifest) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.source(manifest).base(manifest.toUri().toString()).parse(model.getGraph());
        List<DynamicTest> tests = new ArrayList<>();
        model.listObjectsOfProperty(mf("entries")).forEach(list -> list.as(RDFList.class)
                .iterator()
                .forEach(entry -> tests.add(DynamicTest.dynamicTest(
                        manifest.getParent().getFileName() + " "
                                + entry.asResource().getLocalName(),
                        () -> run(entry.asResource())))));
        return tests.stream();
    }

    private static Property mf(String name) {
        return ResourceFactory.createProperty(MF + name);
    }

    private static Property qt(String name) {
        return ResourceFactory.createProperty(QT + name);
    }

    private static void run(Resource test) {
        assumeFalse(KNOWN.containsKey(test.getLocalName()), () -> "ARQ 5.6.0: " + KNOWN.get(test.getLocalName()));
        String kind = test.getPropertyResourceValue(RDF.type).getLocalName();
        Resource action = test.getPropertyResourceValue(mf("action"));
        if (kind.startsWith("PositiveSyntaxTest")) {
            checked(action);
        } else if (kind.startsWith("NegativeSyntaxTest")) {
            assertThrows(PodProblem.class, () -> checked(action), "parses, and should not");
        } else {
            evaluate(action, test.getPropertyResourceValue(mf("result")));
        }
    }

    private static CheckedQuery checked(Resource file) {
        return CheckedQuery.of(new QueryText(text(file), List.of(), List.of()), file.getURI());
    }

    private static String text(Resource file) {
        try {
            return Files.readString(Path.of(URI.create(file.getURI())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void evaluate(Resource action, Resource expected) {
        CheckedQuery query = checked(action.getPropertyResourceValue(qt("query")));
        Scope scope = query.selectsGraphs()
                ? scope(files(query.from()), files(query.fromNamed()))
                : scope(objects(action, "data"), objects(action, "graphData"));
        if (query.query().isConstructType()) {
            Graph graph = GraphFactory.createGraphMem();
            RDFParser.create()
                    .source(new ByteArrayInputStream(answer(query, AnswerFormat.TURTLE, scope)))
                    .lang(Lang.TURTLE)
                    .parse(graph);
            assertTrue(graph(expected).isIsomorphicWith(graph), graph::toString);
        } else if (query.query().isAskType()) {
            boolean yes = ResultSetMgr.readBoolean(
                    new ByteArrayInputStream(answer(query, AnswerFormat.XML, scope)), ResultSetLang.RS_XML);
            assertTrue(yes == ResultSetMgr.readBoolean(expected.getURI()), "answered " + yes);
        } else {
            compareRows(query, scope, expected);
        }
    }

    private static List<Resource> files(List<String> names) {
        return names.stream().map(ResourceFactory::createResource).toList();
    }

    private static List<Resource> objects(Resource action, String name) {
        return action.listProperties(qt(name))
                .mapWith(statement -> graphFile(statement.getObject()))
                .toList();
    }

    // A graph is named by its file, or by a label beside it.
    private static Resource graphFile(RDFNode node) {
        Resource graph = node.asResource();
        return graph.hasProperty(qt("graph")) ? graph.getPropertyResourceValue(qt("graph")) : graph;
    }

    private static Graph graph(Resource file) {
        Graph graph = GraphFactory.createGraphMem();
        RDFParser.source(file.getURI()).base(file.getURI()).parse(graph);
        return graph;
    }

    private static Scope scope(List<Resource> inDefault, List<Resource> named) {
        Snapshot empty = Snapshot.empty();
        SegmentBuilder builder = new SegmentBuilder(empty.terms());
        List<Resource> all =
                Stream.concat(inDefault.stream(), named.stream()).distinct().toList();
        for (Resource file : all) {
            builder.add(
                    new ResourceId("w3c", file.getURI()),
                    NodeFactory.createURI(file.getURI()),
                    graph(file).find().toList());
        }
        Snapshot snapshot = empty.after(Set.of(), builder.build());
        if (all.isEmpty()) {
            return new Scope(snapshot, List.of(), List.of(), new Budget(QueryLimits.DEFAULT));
        }
        return new Scope(
                snapshot, List.of(bits(all, inDefault)), List.of(bits(all, named)), new Budget(QueryLimits.DEFAULT));
    }

    private static BitSet bits(List<Resource> all, List<Resource> chosen) {
        BitSet bits = new BitSet();
        chosen.forEach(file -> bits.set(all.indexOf(file)));
        return bits;
    }

    private static byte[] answer(CheckedQuery query, AnswerFormat format, Scope scope) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AnswerWriter(query.query(), format, scope).writeTo(out);
        return out.toByteArray();
    }

    private static RowSet rows(Resource file, Lang lang) {
        if (lang.equals(Lang.TURTLE)) {
            return RowSet.adapt(RDFInput.fromRDF(ModelFactory.createModelForGraph(graph(file))));
        }
        byte[] bytes = text(file).getBytes(StandardCharsets.UTF_8);
        return RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(bytes), lang));
    }

    private static void compareRows(CheckedQuery query, Scope scope, Resource expected) {
        Lang lang = RDFLanguages.filenameToLang(expected.getURI());
        AnswerFormat format = lang.equals(ResultSetLang.RS_CSV)
                ? AnswerFormat.CSV
                : lang.equals(ResultSetLang.RS_TSV) ? AnswerFormat.TSV : AnswerFormat.JSON;
        byte[] answer = answer(query, format, scope);
        if (format == AnswerFormat.CSV) {
            assertEquals(lines(text(expected)), lines(new String(answer, StandardCharsets.UTF_8)));
            return;
        }
        RowSet ours = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(answer), format.lang()))
                .rewindable();
        RowSet theirs = rows(expected, lang).rewindable();
        assertTrue(ResultsCompare.equalsByValue(theirs, ours), () -> new String(answer, StandardCharsets.UTF_8));
    }

    // CSV is lossy and is compared as text: in any order, blank nodes under any label.
    private static List<String> lines(String csv) {
        return csv.replaceAll("_:\\w+", "_:x").lines().sorted().toList();
    }
}
