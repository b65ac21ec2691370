package nl.digitalme.pod.rdf;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
    private static final String PREFIX = "@prefix v: <https://v.example/> .\n";

    private static Shapes own() {
        try {
            return Shapes.in(List.of(
                    Path.of(ShapesTest.class.getResource("/shapes-of-tests").toURI())));
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Model parse(String turtle) {
        return RdfDocument.parse(Buffer.buffer(turtle), RdfFormat.TURTLE, "https://pod.example/anna/official/x/doc");
    }

    @Test
    void what_fits_its_shape_passes_and_what_has_none_passes_too() {
        assertDoesNotThrow(() -> own().check(parse(PREFIX + "<#p> a v:Payslip ; v:amount 1.50 ; v:month 5 .")));
        assertDoesNotThrow(() -> own().check(parse(PREFIX + "<#p> a v:Letter ; v:amount \"much\" .")));
    }

    @Test
    void every_fault_is_named_once_in_words_and_without_values() {
        Model bad = parse(PREFIX + "<#p> a v:Payslip ; v:amount \"secret one\" , \"secret two\" .");

        PodProblem problem = assertThrows(PodProblem.class, () -> own().check(bad));

        assertEquals(422, problem.status());
        Set<String> paths =
                problem.faults().stream().map(PodProblem.Fault::path).collect(Collectors.toSet());
        assertEquals(Set.of("https://v.example/amount", "https://v.example/month"), paths);
        assertEquals(2, problem.faults().size());
        assertTrue(problem.faults().stream()
                .anyMatch(fault -> "Geef een bedrag.".equals(fault.messages().get("nl"))
                        && "Give one amount.".equals(fault.messages().get("en"))));
        assertFalse(problem.faults().toString().contains("secret"));
    }

    @Test
    void a_delivery_of_twenty_five_thousand_statements_is_too_large_to_check() {
        StringBuilder many = new StringBuilder(PREFIX + "<#p> a v:Payslip .");
        for (int i = 0; i < 25_000; i++) {
            many.append("<#p> v:amount ").append(i).append(" .\n");
        }

        assertEquals(
                413,
                assertThrows(PodProblem.class, () -> own().check(parse(many.toString())))
                        .status());
    }

    @Test
    void a_shape_that_refers_to_another_brings_it_along_for_that_place_only() {
        String statement = PREFIX + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n<#s> a v:Statement . ";

        assertEquals(1, faults(statement + "<#s> v:line <#b> ."));
        assertEquals(0, faults(statement + "v:Gift rdfs:subClassOf v:Bonus . <#g> a v:Gift ."));
    }

    private static int faults(String turtle) {
        try {
            own().check(parse(turtle));
            return 0;
        } catch (PodProblem problem) {
            return problem.faults().size();
        }
    }

    static List<Path> deliveries() throws IOException {
        try (Stream<Path> files = Files.walk(VocabFiles.folder("/demo/katja/official"))) {
            return files.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void what_the_registers_deliver_about_katja_fits_the_shapes_we_ship(Path file) throws IOException {
        Model delivery = parse(Files.readString(file));
        Shapes.shipped().check(delivery);

        delivery.removeIf(statement -> statement.getPredicate().getLocalName().equals("concerns"));
        boolean wasNeeded = !delivery.equals(parse(Files.readString(file)));
        if (wasNeeded) {
            assertThrows(PodProblem.class, () -> Shapes.shipped().check(delivery));
        }
    }
}
