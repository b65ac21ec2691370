package nl.digitalme.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.Test;

class DmDriftTest {
    private final Model ontology = ontology();

    @Test
    void every_constant_is_a_term_of_the_ontology() throws IllegalAccessException {
        List<String> unknown = new ArrayList<>();
        for (IRI constant : constants()) {
            if (!ontology.contains(constant, RDF.TYPE, null)) {
                unknown.add(constant.getLocalName());
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void every_term_of_ours_is_labelled_in_dutch_and_english() {
        for (Resource term : ontology.filter(null, RDF.TYPE, null).subjects()) {
            if (term.stringValue().startsWith(DM.NAMESPACE)) {
                assertTrue(hasLabel(term, "nl") && hasLabel(term, "en"), term.stringValue());
            }
        }
    }

    private boolean hasLabel(Resource term, String language) {
        return ontology.filter(term, null, null).stream()
                .filter(each -> each.getPredicate().equals(RDFS.LABEL)
                        || each.getPredicate().getLocalName().equals("prefLabel"))
                .anyMatch(each -> each.getObject() instanceof Literal literal
                        && literal.getLanguage().filter(language::equals).isPresent());
    }

    private static List<IRI> constants() throws IllegalAccessException {
        List<IRI> constants = new ArrayList<>();
        for (Field field : DM.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == IRI.class) {
                constants.add((IRI) field.get(null));
            }
        }
        return constants;
    }

    private static Model ontology() {
        Model all = new LinkedHashModel();
        Path folder = VocabFiles.file("/ontology/scheme.ttl").resolve("..").normalize();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    all.addAll(Rio.parse(in, DM.NAMESPACE, RDFFormat.TURTLE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
