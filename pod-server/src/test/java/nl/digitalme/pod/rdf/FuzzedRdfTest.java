package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.hostile.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No document makes a reader fail in any other way than with words for its author; what is read can be written. */
class FuzzedRdfTest {
    private static final long SEED = 20_261_123;
    private static final int SOME = 1_500;
    private static final int MANY = 20_000;
    private static final String BASE = "https://pods.example/alice/x";
    private static final String TURTLE =
            "@prefix v: <https://v.example/> .\n@base <https://pods.example/alice/> .\n<#me> a v:Person; v:age 42, 4.2, 4.2e1;"
                    + " v:name \"A\\u00e9\\n\"@nl-NL, '''long \"'''^^<http://www.w3.org/2001/XMLSchema#string>;"
                    + " v:knows [ v:list (1 true <x>) ], _:b1 . v:a%20b\\~c v:p <?q=1#f> .";
    private static final String N_QUADS =
            "<a:b> <a:c> \"x\\t\\U0001F600\"@en <a:g> .\n_:a <a:c> _:b .\n<a:b> <a:c> \"1\"^^<a:t> .";
    private static final Map<RdfFormat, String> GOOD = Map.of(
            RdfFormat.TURTLE,
            TURTLE,
            RdfFormat.TRIG,
            TURTLE + " GRAPH v:g { <a> v:p 1 } { <b> v:p 2 } v:h { }",
            RdfFormat.N_TRIPLES,
            N_QUADS.replace(" <a:g>", ""),
            RdfFormat.N_QUADS,
            N_QUADS,
            RdfFormat.JSON_LD,
            "{\"@context\": {\"v\": \"https://v.example/\", \"age\": {\"@id\": \"v:age\", \"@type\": \"@vocab\"},"
                    + " \"list\": {\"@id\": \"v:list\", \"@container\": \"@list\"}, \"@language\": \"nl\"}, \"@id\": \"#me\","
                    + " \"@type\": [\"v:Person\"], \"age\": 42, \"list\": [1, 2.5, {\"@value\": \"x\", \"@language\": \"en\"}],"
                    + " \"v:in\": {\"@graph\": [{\"@id\": \"_:b\", \"v:p\": null}]}, \"@reverse\": {\"v:q\": {\"@id\": \"y\"}}}",
            RdfFormat.RDF_XML,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                    + " xmlns:v=\"https://v.example/\" xml:base=\"https://b.example/\"><v:Person rdf:ID=\"me\" v:age=\"4\">"
                    + "<v:p rdf:resource=\"x\"/><v:q rdf:parseType=\"Collection\"><v:X/></v:q><v:r xml:lang=\"nl\">a&amp;b"
                    + "</v:r><v:s rdf:parseType=\"Literal\"><i>x</i></v:s></v:Person></rdf:RDF>");

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    void a_document_gone_wrong_is_refused_in_words_or_read(RdfFormat format) {
        attack(format, SOME);
    }

    @ParameterizedTest
    @EnumSource(RdfFormat.class)
    @Tag("long")
    void so_are_very_many_of_them(RdfFormat format) {
        attack(format, MANY);
    }

    @Test
    void a_patch_gone_wrong_is_refused_in_words_or_read() {
        attackPatches(SOME);
    }

    @Test
    @Tag("long")
    void so_are_very_many_patches() {
        attackPatches(MANY);
    }

    private static void attack(RdfFormat format, int count) {
        Random random = new Random(SEED);
        Fuzz.against(SEED, count, List.of(GOOD.get(format)), List.of(PodProblem.class), input -> {
            var model = RdfDocument.parse(Buffer.buffer(Fuzz.bytes(input, random)), format, BASE);
            RdfDocument.bytes(model, RdfFormat.N_QUADS);
            RdfDocument.bytes(model, RdfFormat.JSON_LD);
            RdfDocument.bytes(model, RdfFormat.TRIG);
        });
    }

    private static void attackPatches(int count) {
        Random random = new Random(SEED);
        String patch = "@prefix solid: <http://www.w3.org/ns/solid/terms#>. @prefix v: <https://v.example/>.\n_:p a"
                + " solid:InsertDeletePatch; solid:where { ?x v:name \"A\" . }; solid:inserts { ?x v:q [ v:r (1 2) ] . };"
                + " solid:deletes { ?x v:name \"A\" . }.";
        var document =
                RdfDocument.parse(Buffer.buffer("<a:b> <https://v.example/name> \"A\" ."), RdfFormat.TURTLE, BASE);
        Fuzz.against(SEED, count, List.of(patch), List.of(PodProblem.class), input -> DocumentPatch.n3(
                        Buffer.buffer(Fuzz.bytes(input, random)), BASE, RdfLimits.DEFAULT)
                .on(document));
    }
}
