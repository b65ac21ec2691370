package nl.digitalme.pod.rdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileRdfTest {
    private static final String BASE = "https://pod.example/anna/doc";
    private static final int MANY = 100_000;

    static PodProblem refused(RdfFormat format, String text) {
        return refused(format, Buffer.buffer(text));
    }

    static PodProblem refused(RdfFormat format, Buffer bytes) {
        return assertTimeoutPreemptively(
                ofSeconds(20), () -> assertThrows(PodProblem.class, () -> RdfDocument.parse(bytes, format, BASE)));
    }

    static Stream<Arguments> nests() {
        String xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='https://v.example/'>";
        return Stream.of(
                Arguments.of(RdfFormat.TURTLE, "<a> <b> " + "[ <b> ".repeat(MANY) + "<c>" + "]".repeat(MANY) + " ."),
                Arguments.of(RdfFormat.TURTLE, "<a> <b> " + "(".repeat(MANY) + ")".repeat(MANY) + " ."),
                Arguments.of(RdfFormat.TURTLE, "[ <b> ".repeat(MANY)),
                Arguments.of(
                        RdfFormat.TRIG, "<g> { <a> <b> " + "[ <b> ".repeat(MANY) + "<c>" + "]".repeat(MANY) + " }"),
                Arguments.of(RdfFormat.TRIG, "{ <a> <b> " + "(".repeat(MANY) + ")".repeat(MANY) + " }"),
                Arguments.of(RdfFormat.JSON_LD, "[".repeat(MANY) + "]".repeat(MANY)),
                Arguments.of(RdfFormat.JSON_LD, "{\"https://v.example/p\":".repeat(MANY) + "1" + "}".repeat(MANY)),
                Arguments.of(RdfFormat.JSON_LD, "{\"@context\":".repeat(MANY) + "{}" + "}".repeat(MANY)),
                Arguments.of(RdfFormat.RDF_XML, xml + "<A><p>".repeat(MANY) + "</p></A>".repeat(MANY) + "</rdf:RDF>"));
    }

    @ParameterizedTest
    @MethodSource("nests")
    void nesting_without_end_is_refused_and_no_stack_overflows(RdfFormat format, String text) {
        PodProblem problem = refused(format, text);

        assertEquals(400, problem.status());
        assertTrue(problem.getMessage().contains("levels deep"), problem.getMessage());
    }

    static Stream<Arguments> quotedTriples() {
        String term = "<https://v.example/a>";
        return Stream.of(RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
                .map(format -> Arguments.of(
                        format,
                        term + " " + term + " " + ("<< " + term + " " + term + " ").repeat(MANY) + term
                                + " >>".repeat(MANY) + " ."));
    }

    @ParameterizedTest
    @MethodSource("quotedTriples")
    void triples_inside_triples_are_not_rdf_1_1(RdfFormat format, String text) {
        assertEquals(400, refused(format, text).status());
    }

    static Stream<Arguments> millions() {
        String xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='https://v.example/'>";
        return Stream.of(
                Arguments.of(RdfFormat.TURTLE, "<a> <b> []" + ",[]".repeat(1_000_000) + " ."),
                Arguments.of(RdfFormat.TURTLE, "<a> <b> (" + "[] ".repeat(1_000_000) + ") ."),
                Arguments.of(RdfFormat.TRIG, "{ <a> <b> []" + ",[]".repeat(1_000_000) + " }"),
                Arguments.of(RdfFormat.N_TRIPLES, "_:a <x:b> _:c .\n".repeat(500_000)),
                Arguments.of(RdfFormat.N_QUADS, "_:a <x:b> _:c _:d.\n".repeat(400_000)),
                Arguments.of(RdfFormat.JSON_LD, "[{\"x:p\":[{}" + ",{}".repeat(1_000_000) + "]}]"),
                Arguments.of(RdfFormat.RDF_XML, xml + "<A/>".repeat(1_000_000) + "</rdf:RDF>"));
    }

    @ParameterizedTest
    @MethodSource("millions")
    void a_million_blank_nodes_are_too_many(RdfFormat format, String text) {
        assertEquals(413, refused(format, text).status());
    }

    @Test
    void entities_that_multiply_are_not_expanded() {
        StringBuilder dtd = new StringBuilder("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            dtd.append(
                    "<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        String xml = dtd + "]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:v='x:y'>"
                + "<rdf:Description><v:p>&e29;</v:p></rdf:Description></rdf:RDF>";

        PodProblem problem = refused(RdfFormat.RDF_XML, xml);

        assertEquals(400, problem.status());
        assertTrue(problem.getMessage().contains("DOCTYPE"), problem.getMessage());
    }

    @Test
    void a_file_of_the_server_cannot_be_drawn_in(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the-secret");
        String xml = "<!DOCTYPE r [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:v='x:y'>"
                + "<rdf:Description><v:p>&s;</v:p></rdf:Description></rdf:RDF>";

        PodProblem problem = refused(RdfFormat.RDF_XML, xml);

        assertEquals(400, problem.status());
        assertFalse(problem.getMessage().contains("secret"));
    }

    @Test
    void no_other_server_is_asked_for_a_context_or_a_dtd() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            other.setSoTimeout(1);
            String there = "http://localhost:" + other.getLocalPort() + "/";
            refused(RdfFormat.JSON_LD, "{\"@context\":\"%s\"}".formatted(there));
            refused(RdfFormat.JSON_LD, "{\"@context\":{\"@import\":\"%s\"}}".formatted(there));
            refused(
                    RdfFormat.JSON_LD,
                    "{\"@context\":{\"T\":{\"@id\":\"x:T\",\"@context\":\"%s\"}},\"@type\":\"T\"}".formatted(there));
            refused(RdfFormat.RDF_XML, "<!DOCTYPE r SYSTEM '%s'><r/>".formatted(there));
            assertThrows(java.net.SocketTimeoutException.class, other::accept);
        }
    }

    @Test
    void a_context_elsewhere_is_refused_with_words_that_help() {
        PodProblem problem = refused(RdfFormat.JSON_LD, "{\"@context\":\"https://schema.org/\",\"name\":\"Katja\"}");

        assertEquals(400, problem.status());
        assertTrue(problem.getMessage().contains("remote contexts are not fetched"), problem.getMessage());
        assertFalse(problem.getMessage().contains("schema.org"));
    }

    static Stream<String> costlyContexts() {
        String terms = Stream.iterate(0, i -> i + 1)
                .limit(20_000)
                .map(i -> "\"t%d\":\"x:%d\"".formatted(i, i))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return Stream.of(
                "[{\"@context\":{" + terms + "}}" + ",{\"@context\":{},\"t1\":1}".repeat(20_000) + "]",
                "{\"@context\":{\"T\":{\"@id\":\"x:T\",\"@context\":{" + terms + "}}},\"@graph\":[{}"
                        + ",{\"@type\":\"T\"}".repeat(20_000) + "]}",
                "[{}" + ",{\"@context\":\"https://www.w3.org/ns/activitystreams\"}".repeat(100_000) + "]");
    }

    @ParameterizedTest
    @MethodSource("costlyContexts")
    void contexts_that_multiply_are_too_much(String text) {
        assertEquals(413, refused(RdfFormat.JSON_LD, text).status());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_that_would_be_written_out_in_zeros_is_refused(String number) {
        assertEquals(400, refused(RdfFormat.JSON_LD, "{\"x:p\":" + number + "}").status());
    }

    static Stream<String> numbers() {
        return Stream.of("1e999999999", "1E-999999999", "1e99999999999999", "9".repeat(1000));
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void bytes_that_are_not_utf_8_are_refused(RdfFormat format) {
        String text =
                switch (format) {
                    case JSON_LD -> "{\"x:p\":\"caf\u00e9\"}";
                    case RDF_XML ->
                        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:v='x:y'>"
                                + "<rdf:Description v:p='caf\u00e9'/></rdf:RDF>";
                    default -> "<x:a> <x:b> \"caf\u00e9\" .";
                };

        assertEquals(
                400, refused(format, Buffer.buffer(text.getBytes(ISO_8859_1))).status());
    }

    @Test
    void a_huge_literal_fits_as_long_as_the_document_does() {
        String text = "<x:a> <x:b> \"" + "x".repeat(7_000_000) + "\" .";

        assertEquals(
                1,
                RdfDocument.parse(Buffer.buffer(text), RdfFormat.TURTLE, BASE).size());
        assertEquals(
                413, refused(RdfFormat.TURTLE, text + " ".repeat(2_000_000)).status());
    }

    @Test
    void many_values_of_one_property_cost_no_more_than_others() {
        String values = Stream.iterate(0, i -> i + 1)
                .limit(100_000)
                .map(i -> "\"v" + i + "\"")
                .reduce(new StringBuilder("\"\""), (all, one) -> all.append(',').append(one), StringBuilder::append)
                .toString();

        assertTimeoutPreemptively(
                ofSeconds(20),
                () -> assertEquals(
                        100_001,
                        RdfDocument.parse(Buffer.buffer("{\"x:p\":[" + values + "]}"), RdfFormat.JSON_LD, BASE)
                                .size()));
    }
}
