package nl.digitalme.pod.rules.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.DemoFiles;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.VocabFiles;
import org.junit.jupiter.api.Test;

/** What was read of unchanged documents is kept between requests, and nobody may notice but by the clock. */
class KeptFactsTest {
    private static final String POD = "https://pod.example/kept/";
    private static final String ME = POD + "profile/card#me";
    private static final Map<String, String> DEMO = DemoFiles.documents();

    @Test
    void after_any_changes_of_documents_the_facts_are_those_of_a_fresh_reading() {
        FactReader reader = FactReader.fromVocab();
        Random random = new Random(7);
        Map<String, FactSource> pod = new TreeMap<>();
        DEMO.forEach((path, text) -> pod.put(path, source(path, text)));
        for (int turn = 0; turn < 25; turn++) {
            change(pod, random);
            Set<Fact> kept = new HashSet<>(reader.read(ME, pod.values()).facts());

            assertEquals(
                    new HashSet<>(FactReader.fromVocab().read(ME, pod.values()).facts()), kept, "turn " + turn);
        }
    }

    @Test
    void the_readings_of_two_citizens_are_apart() {
        FactReader reader = FactReader.fromVocab();
        List<FactSource> documents = sources();
        int facts = reader.read(ME, documents).facts().size();

        assertTrue(reader.read(POD + "profile/card#somebody-else", documents)
                        .facts()
                        .size()
                < facts / 2);
        assertEquals(facts, reader.read(ME, documents).facts().size());
    }

    @Test
    void whoever_may_read_fewer_documents_gets_the_facts_of_those_and_no_others() {
        FactReader reader = FactReader.fromVocab();
        List<FactSource> all = sources();
        reader.read(ME, all);
        List<FactSource> some =
                all.stream().filter(each -> each.iri().contains("/vault/")).toList();

        Set<String> told = reader.read(ME, some).facts().stream()
                .map(fact -> fact.source().stringValue())
                .collect(Collectors.toSet());

        assertTrue(told.stream().allMatch(source -> source.contains("/vault/")), told.toString());
        assertEquals(
                FactReader.fromVocab().read(ME, some).facts(),
                reader.read(ME, some).facts());
    }

    @Test
    void nearly_every_query_asks_for_kinds_of_things_so_that_a_change_runs_few_of_them() {
        Map<String, String> queries = FactQuery.texts(VocabFiles.folder("/facts"));
        List<String> always = queries.keySet().stream()
                .filter(name -> FactQuery.parse(name, Objects.requireNonNull(queries.get(name)))
                        .mayMind(List.of(Set.of())))
                .toList();

        assertTrue(always.size() <= queries.size() / 10, always + " run after every change");
    }

    @Test
    void a_block_without_a_kind_minds_every_change() {
        String text = "CONSTRUCT { [] <urn:a> ?x } WHERE { GRAPH ?g { ?x a <urn:K> } GRAPH ?h { %s } }";
        assertTrue(mindsAnything(text.formatted("?x <urn:p> ?y")));
        assertTrue(mindsAnything(text.formatted("{ ?x a <urn:K> } UNION { ?x <urn:p> ?y }")));
        assertTrue(mindsAnything(text.formatted("OPTIONAL { ?x a <urn:K> }")));
        assertTrue(mindsAnything(text.formatted("?x a ?kind")));
        assertTrue(mindsAnything(
                text.formatted("?x a <urn:L>").replace("} }", "} FILTER NOT EXISTS { GRAPH ?i { ?z <urn:q> ?x } } }")));
        assertTrue(mindsAnything(
                "CONSTRUCT { [] <urn:a> ?x } WHERE { VALUES ?k { <urn:K> UNDEF } GRAPH ?g { ?x a ?k } }"));
        assertTrue(mindsAnything(
                "CONSTRUCT { [] <urn:a> ?x } WHERE { VALUES ?k { <urn:K> } { SELECT ?x { GRAPH ?g { ?x a ?k } } } }"));
        assertTrue(!mindsAnything("CONSTRUCT { [] <urn:a> ?x } WHERE { VALUES ?k { <urn:K> } GRAPH ?g { ?x a ?k } }"));
        assertTrue(!mindsAnything(text.formatted("{ ?x a <urn:K> } UNION { ?x a <urn:M> }")));
    }

    private static boolean mindsAnything(String text) {
        return FactQuery.parse("test", text).mayMind(List.of(Set.of()));
    }

    // A document goes, comes back, or says another number, day or truth.
    private static void change(Map<String, FactSource> pod, Random random) {
        List<String> paths = new ArrayList<>(DEMO.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        if (random.nextInt(4) == 0 && pod.containsKey(path)) {
            pod.remove(path);
            return;
        }
        String text = DEMO.get(path);
        text = random.nextBoolean() ? text.replaceFirst("value [0-9]+", "value " + random.nextInt(9000)) : text;
        text = random.nextBoolean() ? text.replace("2026-0" + (1 + random.nextInt(9)), "2026-10") : text;
        text = random.nextInt(3) == 0 ? text.replace("complete true", "complete false") : text;
        text = random.nextInt(3) == 0 ? text.replace("dm:wage", "dm:otherIncome") : text;
        pod.put(path, source(path, text));
    }

    private static List<FactSource> sources() {
        return DEMO.entrySet().stream()
                .map(each -> source(each.getKey(), each.getValue()))
                .toList();
    }

    private static FactSource source(String path, String text) {
        String iri = POD + path;
        return FactSource.of(iri, RdfDocument.parse(Buffer.buffer(text), RdfFormat.TURTLE, iri));
    }
}
