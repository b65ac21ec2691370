package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.replay.StoredOverview;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An overview that was kept says later what changed, and why: a fact, a value of the law, or a rule. */
class ReplayTest {
    private static final String POD = "https://pod.example/k7f3/";
    private static final Household THEN = Household.with(Schemes.standard());
    private static final Period MONTHS = new Period(YearMonth.of(2026, 5), 3);
    private static final StoredOverview KEPT = kept(DemoFiles.documents());

    @TempDir
    Path schemes;

    @Test
    void nothing_changed_is_said_too() throws IOException {
        JsonNode replay = replay(THEN, DemoFiles.documents());

        assertEquals(0, replay.path("changed").size(), replay.toString());
        assertTrue(replay.path("compared").asInt() > 40);
    }

    @Test
    void a_changed_fact_is_named_with_its_document_and_both_values() throws IOException {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent("vault/home", (name, text) -> text.replace("720.00", "650.00"));

        JsonNode replay = replay(THEN, documents);

        JsonNode cause = causes(replay, "huurtoeslag", "2026-06").get(0);
        assertEquals("fact", cause.path("kind").asText(), replay.toString());
        assertEquals("720", cause.path("before").path(0).asText());
        assertEquals("650", cause.path("now").path(0).asText());
        assertEquals(POD + "vault/home", cause.path("documents").path(0).asText());
        assertEquals(
                POD + "vault/home",
                replay.path("documents").path("changed").path(0).asText());
        assertTrue(cause.path("words").path("nl").asText().contains("was 720 en is nu 650"), cause.toString());
    }

    @Test
    void a_document_that_is_gone_makes_a_line_unknown_and_is_named() throws IOException {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.remove("vault/home");

        JsonNode replay = replay(THEN, documents);

        assertEquals(
                POD + "vault/home",
                replay.path("documents").path("removed").path(0).asText());
        assertTrue(causes(replay, "huur", "2026-06").toString().contains(POD + "vault/home"), replay.toString());
    }

    @Test
    void a_changed_value_of_the_law_is_named_with_its_source() throws IOException {
        write(
                "zorgtoeslag/parameters.ttl",
                Files.readString(original("zorgtoeslag/parameters.ttl"))
                        .replace("schema:value 2119", "schema:value 2219"));

        JsonNode replay = replay(Household.with(Schemes.standardWith(schemes)), DemoFiles.documents());

        List<JsonNode> causes = causes(replay, "zorgtoeslag", "2026-06");
        assertEquals(1, causes.size(), causes.toString());
        assertEquals("parameter", causes.get(0).path("kind").asText());
        assertEquals("2119", causes.get(0).path("before").asText());
        assertEquals("2219", causes.get(0).path("now").asText());
        assertTrue(!causes.get(0).path("source").asText().isBlank());
    }

    @Test
    void a_changed_rule_is_named() throws IOException {
        write(
                "zorgtoeslag/rules/month-paid.rq",
                Files.readString(original("zorgtoeslag/rules/month-paid.rq")).replace("FLOOR(", "CEIL("));

        JsonNode replay = replay(Household.with(Schemes.standardWith(schemes)), DemoFiles.documents());

        List<JsonNode> causes = causes(replay, "zorgtoeslag", "2026-06");
        assertEquals(1, causes.size(), causes.toString());
        assertEquals("rule", causes.get(0).path("kind").asText());
        assertEquals("zorgtoeslag/month-paid", causes.get(0).path("name").asText());
    }

    @Test
    void what_is_no_stored_overview_is_refused_in_words() {
        assertEquals(
                422,
                Assertions.assertThrows(PodProblem.class, () -> StoredOverview.read(new LinkedHashModel()))
                        .status());
    }

    @Test
    void every_format_tells_what_changed() throws IOException {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent("vault/home", (name, text) -> text.replace("720.00", "650.00"));
        Answer answer =
                THEN.view(POD + "profile/card#me", sources(documents), MONTHS).replay(KEPT, POD + ".overview");

        for (Format format : Format.values()) {
            String text = format.write(answer, "en");
            assertTrue(text.contains("650"), format + ": " + text);
        }
    }

    @Test
    void scenarios_are_replayed_beside_today() throws IOException {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        String query = "from=2026-09&months=2&scenario=rent,rent=800&scenario=job,hours=24,wage=15";
        String kept = ask(documents, query, Format.TURTLE, "");
        assertEquals(0, replayed(documents, kept).path("changed").size(), "nothing changed");

        documents.computeIfPresent("vault/health-insurance", (name, text) -> text.replace("156.58", "160.00"));
        JsonNode replay = replayed(documents, kept);

        List<JsonNode> premium = StreamSupport.stream(replay.path("changed").spliterator(), false)
                .filter(each -> each.path("id").asText().equals("zorgpremie"))
                .toList();
        assertEquals(6, premium.size(), "today and two scenarios, two months each: " + replay);
        assertTrue(
                premium.stream().anyMatch(each -> each.path("scenario").asText().equals("rent,rent=800")));
        assertEquals("fact", premium.get(0).path("because").path(0).path("kind").asText());
        assertEquals(
                POD + "vault/health-insurance",
                replay.path("documents").path("changed").path(0).asText());
    }

    @Test
    void norms_that_went_on_go_on_in_the_replay() throws IOException {
        Map<String, String> documents = DemoFiles.documents();
        String kept = ask(
                documents,
                "from=2027-01&months=2&norms=2026-12&scenario=year-goes-on,from=2027-01-01",
                Format.TURTLE,
                "");

        JsonNode same = replayed(documents, kept);
        String without = kept.replaceAll("\\S*norms>? \"2026-12\"\\S*\\s*[;,]?", "");
        assertTrue(!without.equals(kept), "it says which norms went on");

        assertEquals(0, same.path("changed").size(), same.toString());
        assertTrue(replayed(documents, without).path("changed").size() > 0, "by the law alone it is another answer");
    }

    @Test
    void settlements_are_replayed() throws IOException {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        String kept = ask(documents, "from=2026-01&until=final", Format.TURTLE, "");
        assertEquals(0, replayed(documents, kept).path("settlements").size());

        documents.computeIfPresent("official/toeslagen/estimate-2026", (name, text) -> text.replace("22242", "32242"));
        JsonNode replay = replayed(documents, kept);

        JsonNode settled = StreamSupport.stream(replay.path("settlements").spliterator(), false)
                .filter(each -> each.path("id").asText().equals("zorgtoeslag"))
                .findFirst()
                .orElseThrow();
        assertEquals("2026", settled.path("year").asText());
        assertTrue(
                new java.math.BigDecimal(settled.path("now").asText())
                                .compareTo(new java.math.BigDecimal(
                                        settled.path("before").asText()))
                        > 0,
                "lower advances leave more to come: " + settled);
    }

    @Test
    void what_cannot_be_replayed_is_named() {
        String rights = ask(DemoFiles.documents(), "from=2026-01&view=rights", Format.TURTLE, "");

        PodProblem problem = Assertions.assertThrows(
                PodProblem.class, () -> ask(DemoFiles.documents(), "from=2026-01&replay=kept", Format.JSON, rights));

        assertEquals(422, problem.status());
        assertTrue(problem.getMessage().contains("rights"), problem.getMessage());
    }

    private static JsonNode replayed(Map<String, String> documents, String kept) throws IOException {
        return new ObjectMapper().readTree(ask(documents, "from=2026-01&replay=kept", Format.JSON, kept));
    }

    private static String ask(Map<String, String> documents, String query, Format format, String kept) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String each : query.split("&")) {
            int equals = each.indexOf('=');
            parameters
                    .computeIfAbsent(each.substring(0, equals), any -> new java.util.ArrayList<>())
                    .add(each.substring(equals + 1));
        }
        Asker asker = new Asker(
                POD + "profile/card#me",
                sources(documents),
                asked -> new Asker.Document(
                        asked, RdfDocument.parse(Buffer.buffer(kept), RdfFormat.TURTLE, POD + asked)),
                POD + ".overview",
                YearMonth.of(2026, 9));
        return new Answers(THEN, asker, new Question(parameters)).write(format, "nl");
    }

    private static Path original(String file) {
        return nl.digitalme.vocab.VocabFiles.schemes().resolve(file);
    }

    private void write(String file, String text) throws IOException {
        Path target = schemes.resolve(file);
        Files.createDirectories(target.resolveSibling("."));
        Files.writeString(target, text);
    }

    private static List<JsonNode> causes(JsonNode replay, String line, String month) {
        return StreamSupport.stream(replay.path("changed").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(line)
                        && each.path("month").asText().equals(month))
                .flatMap(each -> StreamSupport.stream(each.path("because").spliterator(), false))
                .toList();
    }

    private static StoredOverview kept(Map<String, String> documents) {
        String turtle = THEN.view(POD + "profile/card#me", sources(documents), MONTHS)
                .overview(Format.TURTLE, POD + ".overview?from=2026-05&months=3");
        String address = POD + "vault/overviews/2026-05";
        return StoredOverview.read(RdfDocument.parse(Buffer.buffer(turtle), RdfFormat.TURTLE, address));
    }

    private static JsonNode replay(Household household, Map<String, String> documents) throws IOException {
        Answer answer = household
                .view(POD + "profile/card#me", sources(documents), MONTHS)
                .replay(KEPT, POD + ".overview");
        return new ObjectMapper().readTree(Format.JSON.write(answer, "nl"));
    }

    private static List<FactSource> sources(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
    }
}
