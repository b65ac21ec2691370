package nl.digitalme.pod.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.eclipse.rdf4j.rio.jsonld.JSONLDParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RdfRoundTripTest {
    private static final String BASE = "https://pod.example/anna/doc";
    private static final String STORY = """
            @prefix v: <https://v.example/> .
            @base <https://pod.example/anna/> .
            <doc#me> a v:Person ; v:name "Anna"@nl, "Anna\\n\\"x\\" \\u00e9 \\U0001F600"@en-GB, 'plain' ;
                v:born "1990-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
                v:sum 1.50, 2, 3.0e1, true, +4, -.5 ; v:knows [ v:name "Bo" ; v:list ( 1 [ ] "x" ) ], _:named .
            _:named v:name \"""long "quoted" text\""" ; v:empty () .
            """;

    static Model parse(String text, RdfFormat format) {
        return RdfDocument.parse(Buffer.buffer(text), format, BASE);
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void what_is_written_reads_as_what_it_was(RdfFormat format) {
        Model story = parse(STORY, RdfFormat.TURTLE);

        Buffer written = RdfDocument.bytes(story, format);

        assertTrue(
                Models.isomorphic(story, RdfDocument.parse(written, format, "https://other.example/")),
                written.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = RdfFormat.class,
            names = {"TRIG", "N_QUADS", "JSON_LD"})
    void named_graphs_stay_in_the_formats_that_can_hold_them(RdfFormat format) {
        Model graphs = parse(
                "<#g> { <#a> <x:b> _:n . } GRAPH _:n { _:n <x:c> \"1\"@en} { <#d> <x:e> ( 1 [ <x:f> 2 ] ) . [] <x:j> 1. } <#h> <x:i> <#g> .",
                RdfFormat.TRIG);
        assertEquals(3, graphs.contexts().size());

        Buffer written = RdfDocument.bytes(graphs, format);

        assertTrue(Models.isomorphic(graphs, RdfDocument.parse(written, format, BASE)), written.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = RdfFormat.class,
            names = {"TURTLE", "N_TRIPLES", "RDF_XML"})
    void a_format_that_cannot_hold_graphs_says_which_can(RdfFormat format) {
        Model graphs = parse("<#g> { <#a> <x:b> <#c> }", RdfFormat.TRIG);

        PodProblem problem = assertThrows(PodProblem.class, () -> RdfDocument.bytes(graphs, format));

        assertEquals(406, problem.status());
        assertTrue(problem.getMessage().contains("application/trig"), problem.getMessage());
    }

    @Test
    void a_node_that_begins_a_statement_in_braces_belongs_to_no_statement_before_it() {
        Model graph = parse("<#g> { <#a> <x:b> <#c> . [] <x:d> [ <x:e> <#f> ] . [ <x:g> <#h> ] }", RdfFormat.TRIG);

        assertEquals(4, graph.size(), graph.toString());
    }

    @Test
    void reading_and_writing_again_does_not_make_labels_grow() {
        Buffer once = RdfDocument.bytes(parse(STORY, RdfFormat.TURTLE), RdfFormat.TURTLE);
        Buffer again = RdfDocument.bytes(RdfDocument.parse(once, RdfFormat.TURTLE, BASE), RdfFormat.TURTLE);

        assertTrue(again.length() <= once.length() + 10, once.length() + " " + again.length());
    }

    static List<String> jsonLd() {
        return List.of(
                "{\"@context\":{\"@vocab\":\"x:\",\"name\":{\"@language\":\"nl\"},\"age\":{\"@type\":\"x:int\"}},\"@id\":\"#a\","
                        + "\"@type\":[\"T\",\"U\"],\"name\":\"Bo\",\"age\":\"7\",\"n\":[1,1.5,1e30,true,null,\"s\"],\"k\":{\"p\":{\"@id\":\"../c\"}}}",
                "{\"@context\":{\"l\":{\"@id\":\"x:l\",\"@container\":\"@list\"}},\"l\":[1,{\"@id\":\"x:a\"},[\"n\",[]]]}",
                "{\"@context\":{\"r\":{\"@reverse\":\"x:r\"}},\"@id\":\"x:a\",\"r\":[{\"@id\":\"x:b\"},{\"x:p\":1}]}",
                "{\"@id\":\"x:g\",\"x:about\":1,\"@graph\":[{\"@id\":\"x:a\",\"x:b\":{\"@id\":\"_:n\"}},{\"@id\":\"_:n\",\"@type\":\"x:T\"}]}",
                "[{\"@id\":\"x:g\",\"@graph\":[{\"@id\":\"x:a\",\"x:b\":2}]},{\"@id\":\"x:h\",\"@graph\":{\"x:c\":3}}]",
                "{\"@context\":{\"i\":{\"@id\":\"x:i\",\"@container\":\"@index\"},\"g\":{\"@id\":\"x:g\",\"@container\":[\"@graph\",\"@id\"]}},"
                        + "\"i\":{\"a\":\"1\",\"b\":\"2\"},\"g\":{\"x:n\":{\"x:p\":1}}}",
                "{\"@id\":\"x:a\",\"@included\":[{\"@id\":\"x:b\",\"x:p\":{\"@value\":\"t\",\"@type\":\"x:dt\"}}],\"x:s\":{\"@set\":[1,2]}}",
                "{\"@context\":{\"j\":{\"@id\":\"x:j\",\"@type\":\"@json\"}},\"@id\":\"x:a\",\"j\":{\"b\":[1.0,{}],\"a\":null}}",
                "{\"x:p\":{\"@value\":\"t\",\"@language\":\"not a tag\"},\"relative\":1}",
                "{\"@id\":\"x:a\",\"@reverse\":{\"x:r\":{\"@id\":\"x:b\"}},\"@nest\":{\"x:n\":1}}",
                "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"Create\",\"actor\":\"x:me\","
                        + "\"object\":{\"type\":\"Note\",\"content\":\"hi\",\"published\":\"2026-01-01T00:00:00Z\"},\"unknown\":1}",
                "{\"@context\":[\"https://www.w3.org/ns/solid/oidc-context.jsonld\"],\"client_id\":\"x:app\",\"client_name\":\"App\","
                        + "\"redirect_uris\":[\"https://app.example/cb\"],\"grant_types\":[\"authorization_code\"],\"default_max_age\":3600}",
                "{\"@context\":[\"https://www.w3.org/ns/solid/notification/v1\"],\"type\":\"WebSocketChannel2023\",\"topic\":\"x:t\"}",
                "[]",
                "{}");
    }

    @ParameterizedTest
    @MethodSource("jsonLd")
    void json_ld_says_the_same_as_by_the_standard_algorithm(String json) throws IOException {
        Model expected = new LinkedHashModel();
        JSONLDParser standard = new JSONLDParser();
        standard.set(org.eclipse.rdf4j.rio.jsonld.JSONLDSettings.DOCUMENT_LOADER, new JsonLdContexts());
        standard.setRDFHandler(new StatementCollector(expected));
        standard.parse(new StringReader(json), BASE);

        Model found = parse(json, RdfFormat.JSON_LD);

        assertTrue(Models.isomorphic(expected, found), "expected " + expected + "\nfound " + found);
    }

    @Test
    void what_json_ld_says_of_something_that_is_no_iri_is_dropped() {
        Model found =
                parse("{\"@id\":\"x:a\",\"x:q\":{\"@id\":\"x:\\u0001 bad\",\"x:p\":1},\"x:r\":2}", RdfFormat.JSON_LD);

        assertEquals(1, found.size());
    }

    static Stream<String> notJsonLd() {
        return Stream.of(
                "",
                "1",
                "\"text\"",
                "{",
                "{\"a\":1,}",
                "[1]x",
                "{\"@id\":1}",
                "{\"@context\":1}",
                "{\"@type\":{}}",
                "{\"@context\":{\"@vocab\":1}}",
                "{\"x:p\":{\"@value\":1,\"@id\":\"x:a\"}}",
                "{\"x:p\":{\"@list\":1,\"x:q\":2}}",
                "{\"@context\":{\"a\":\"b:c\",\"b\":\"a:d\"}}",
                "{\"@reverse\":1}",
                "{\"@graph\":1}",
                "{\"@included\":\"x\"}");
    }

    @ParameterizedTest
    @MethodSource("notJsonLd")
    void what_is_not_json_ld_is_refused(String text) {
        assertEquals(
                400,
                assertThrows(PodProblem.class, () -> parse(text, RdfFormat.JSON_LD))
                        .status());
    }

    @Test
    void a_mistake_is_told_with_its_line_and_without_quoting_it() {
        for (RdfFormat format : RdfFormat.all()) {
            String text =
                    format == RdfFormat.JSON_LD ? "{\n\"secret\": nonsense }" : "\n<x:a> <x:b> \"secret\" nonsense .";
            String message =
                    assertThrows(PodProblem.class, () -> parse(text, format)).getMessage();
            assertTrue(message.contains("line 2"), message);
            assertTrue(!message.contains("secret") && !message.contains("nonsense"), message);
        }
    }

    @Test
    void a_media_type_is_known_by_its_name_whatever_its_parameters() {
        assertEquals(Optional.of(RdfFormat.TURTLE), RdfFormat.of("Text/Turtle ; charset=utf-8"));
        assertEquals(Optional.of(RdfFormat.JSON_LD), RdfFormat.of("application/ld+json;profile=\"x\""));
        assertEquals(Optional.empty(), RdfFormat.of("text/n3"));
        assertEquals(Optional.empty(), RdfFormat.of("application/json"));
    }
}
