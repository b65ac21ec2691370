package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.SHACL;
import org.eclipse.rdf4j.repository.RepositoryException;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.shacl.ShaclSail;
import org.eclipse.rdf4j.sail.shacl.ShaclSailValidationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The data model: ontology, shapes and Katja's documents agree with each other. */
class DeliveredDataTest {
    private static final String DM = "https://w3id.org/digital-me/ns#";
    private static final String POD = "https://pod.example/k7f3/";

    @TestFactory
    List<DynamicTest> every_document_of_katja_fits_the_shapes() throws IOException {
        return files("demo/katja/", ".ttl").stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> assertEquals(List.of(), errors(document(file)))))
                .toList();
    }

    @Test
    void a_decision_without_scheme_or_start_is_told_both_in_dutch_and_english() throws IOException {
        String broken = read("demo/katja/official/gemeente/decision-2026-05.ttl")
                .replace("dct:subject upl:bijstand ;", "")
                .replace("schema:validFrom \"2026-05-01\"^^xsd:date ;\n    prov:generated", "prov:generated");

        List<String> errors = errors(parse(broken, POD + "official/gemeente/decision-2026-05"));

        assertEquals(4, errors.size(), errors.toString());
        assertTrue(errors.stream().anyMatch(text -> text.startsWith("Zeg over welke regeling dit gaat")));
        assertTrue(errors.stream().anyMatch(text -> text.startsWith("Say from which day this holds")));
    }

    @Test
    void an_amount_as_a_double_or_in_dollars_is_refused() throws IOException {
        String broken = read("demo/katja/official/toeslagen/estimate-2026.ttl")
                .replace("22242.00 ; schema:currency \"EUR\"", "2.2242e4 ; schema:currency \"USD\"");

        List<String> errors = errors(parse(broken, POD + "official/toeslagen/estimate-2026"));

        assertTrue(errors.stream().anyMatch(text -> text.startsWith("An amount has exactly one schema:value")));
        assertTrue(errors.stream().anyMatch(text -> text.startsWith("Zeg de munt")));
    }

    @Test
    void every_word_of_ours_in_a_document_or_shape_stands_in_the_ontology_with_dutch_and_english_labels()
            throws IOException {
        Model ontology = all("ontology/");
        ontology.addAll(all("schemes/"));
        Set<String> missing = new TreeSet<>();
        for (String folder : List.of("demo/", "shapes/", "overview/")) {
            for (Statement used : all(folder)) {
                terms(used)
                        .filter(term -> labels(ontology, term) < 2)
                        .forEach(term -> missing.add(term.getLocalName()));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void nothing_in_katjas_documents_refers_to_a_blank_node_from_elsewhere() throws IOException {
        for (String file : files("demo/katja/", ".ttl")) {
            Model document = document(file);
            for (Value object : document.objects()) {
                assertTrue(
                        !(object instanceof BNode)
                                || document.filter(null, null, object).size() == 1,
                        file);
            }
        }
    }

    private static List<String> files(String folder, String ending) throws IOException {
        Path home = VocabFiles.file("/demo/katja/vault/home.ttl")
                .resolve("../../../..")
                .normalize();
        try (Stream<Path> walk = Files.walk(home.resolve(folder))) {
            return walk.map(file -> home.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(VocabFiles.file("/" + file));
    }

    private static Stream<IRI> terms(Statement used) {
        return Stream.of(used.getPredicate(), used.getObject())
                .filter(term -> term instanceof IRI iri && iri.getNamespace().equals(DM))
                .map(IRI.class::cast);
    }

    private static int labels(Model ontology, IRI term) {
        return ontology.filter(term, RDFS.LABEL, null).size();
    }

    private static Model all(String folder) throws IOException {
        Model all = new LinkedHashModel();
        for (String file : files(folder, ".ttl")) {
            all.addAll(document(file));
        }
        return all;
    }

    private static Model document(String file) throws IOException {
        return parse(read(file), POD + file.replace("demo/katja/", "").replace(".ttl", ""));
    }

    private static Model parse(String turtle, String base) throws IOException {
        return Rio.parse(new StringReader(turtle), base, RDFFormat.TURTLE);
    }

    private static List<String> errors(Model document) throws IOException {
        SailRepository checked = new SailRepository(new ShaclSail(new MemoryStore()));
        try (var connection = checked.getConnection()) {
            connection.begin();
            connection.add(all("shapes/"), RDF4J.SHACL_SHAPE_GRAPH);
            connection.commit();
            connection.begin();
            connection.add(document);
            connection.commit();
            return List.of();
        } catch (RepositoryException refused) {
            Model report = ((ShaclSailValidationException) refused.getCause()).validationReportAsModel();
            List<String> messages = new ArrayList<>();
            report.filter(null, RDF.TYPE, SHACL.VALIDATION_RESULT).subjects().forEach(result -> report.filter(
                            result, SHACL.RESULT_MESSAGE, null)
                    .objects()
                    .forEach(message -> messages.add(message.stringValue())));
            return messages;
        } finally {
            checked.shutDown();
        }
    }
}
