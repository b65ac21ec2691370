package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import nl.digitalme.pod.overview.DemoFiles;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overview of a pod: what is in it now, for its owner, with a reason for every amount. */
class OverviewOverHttpTest {
    private static final String YEAR = "/alice/.overview?from=2026-01&months=12";
    private static final String WW = "/alice/official/uwv/decision-2025-10";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @BeforeEach
    void katjas_documents_are_in_the_pod_of_alice() {
        PODS.empty("alice");
        for (Map.Entry<String, String> document : DemoFiles.documents().entrySet()) {
            Http.Answer answer = PODS.as("alice").put("/alice/" + document.getKey(), document.getValue());
            assertEquals(201, answer.status(), answer.body());
        }
    }

    @Test
    void it_follows_a_changed_amount_at_once() {
        assertEquals("1853.46", cell(overview(), "ww", "2026-03").path("amount").asText());

        String changed =
                DemoFiles.documents().get("official/uwv/decision-2025-10").replace("1853.46", "1900.00");
        assertEquals(204, PODS.as("alice").put(WW, changed).status());

        assertEquals("1900.00", cell(overview(), "ww", "2026-03").path("amount").asText());
    }

    @Test
    void after_a_delete_the_line_is_unknown_and_names_the_document() {
        assertEquals(204, PODS.as("alice").delete(WW).status());

        JsonNode ww = cell(overview(), "ww", "2026-03");

        assertEquals("unknown", ww.path("status").asText());
        String missing = ww.path("missing").path(0).path("nl").asText();
        assertTrue(missing.contains("beslissing van UWV over uw WW-uitkering, in official/uwv/"), missing);
    }

    @Test
    void who_may_read_all_documents_gets_it_and_who_misses_one_gets_nothing() {
        String open = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#owner> a acl:Authorization ; acl:agent <%1$s> ; acl:accessTo <./> ; acl:default <./> ;
                  acl:mode acl:Read , acl:Write , acl:Control .
                <#all> a acl:Authorization ; acl:agent <%2$s> ; acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read .
                """.formatted(PODS.baseUrl() + "alice/profile/card#me", PODS.baseUrl() + "bob/profile/card#me");
        String mine = open.substring(0, open.indexOf("<#all>"))
                .replace("<./>", "<home>")
                .replace(" ; acl:default <home>", "");
        assertEquals(403, PODS.as("bob").get(YEAR).status());
        assertEquals(401, PODS.anybody().get(YEAR).status());

        assertEquals(2, PODS.as("alice").put("/alice/official/.acl", open).status() / 100);
        assertEquals(403, PODS.as("bob").get(YEAR).status(), "one of the two folders is not enough");
        assertEquals(2, PODS.as("alice").put("/alice/vault/.acl", open).status() / 100);

        assertEquals(200, PODS.as("bob").get(YEAR).status());
        assertTrue(PODS.as("alice").get("/alice/.log").body().contains("200"), "the log tells who saw it");
        assertEquals(2, PODS.as("alice").put("/alice/vault/home.acl", mine).status() / 100);
        assertEquals(403, PODS.as("bob").get(YEAR).status(), "one document that he may not read closes it");
        assertEquals(401, PODS.anybody().get(YEAR).status());
        for (String acl : new String[] {"official/.acl", "vault/home.acl", "vault/.acl"}) {
            assertEquals(2, PODS.as("alice").delete("/alice/" + acl).status() / 100);
        }
    }

    @Test
    void what_cannot_be_is_refused_with_the_document_and_the_rest_of_the_pod_goes_on() {
        String home = DemoFiles.documents().get("vault/home");
        PODS.as("alice").put("/alice/vault/home", home.replace("720.00", "-720.00"));
        Http.Answer negative = PODS.as("alice").get(YEAR);
        assertEquals(422, negative.status(), negative.body());
        assertTrue(negative.body().contains("/alice/vault/home"), negative.body());

        String backwards =
                "schema:validThrough \"2025-12-31\"^^xsd:date ;\n    schema:validFrom \"2026-01-01\"^^xsd:date ;";
        PODS.as("alice")
                .put("/alice/vault/home", home.replace("schema:validFrom \"2026-01-01\"^^xsd:date ;", backwards));
        assertEquals(422, PODS.as("alice").get(YEAR).status());
        assertEquals(200, PODS.as("alice").get("/alice/vault/home").status());
    }

    @Test
    void two_addresses_on_one_day_are_a_conflict_that_names_both_documents() {
        String household = DemoFiles.documents().get("official/brp/household");
        assertEquals(
                201,
                PODS.as("alice")
                        .put("/alice/official/brp/household-2", household)
                        .status());

        Http.Answer answer = PODS.as("alice").get(YEAR);

        assertEquals(409, answer.status(), answer.body());
        assertTrue(answer.body().contains("official/brp/household-2"), answer.body());
    }

    @Test
    void a_child_without_a_birth_date_makes_only_its_own_lines_unknown() {
        String household = DemoFiles.documents()
                .get("official/brp/household")
                .replace("<persons#child2>", "<persons#nobody-knows-when-born>");
        assertEquals(
                204,
                PODS.as("alice").put("/alice/official/brp/household", household).status());

        JsonNode overview = overview();

        assertEquals(
                "unknown",
                cell(overview, "kinderbijslag", "2026-04").path("status").asText());
        assertTrue(cell(overview, "kinderbijslag", "2026-04").toString().contains("Basisregistratie Personen"));
        assertEquals("720.00", cell(overview, "huur", "2026-04").path("amount").asText());
    }

    @Test
    void two_documents_that_contradict_each_other_are_both_named() {
        String other = DemoFiles.documents().get("vault/home").replace("720.00", "640.00");
        PODS.as("alice").put("/alice/vault/home-2", other);

        Http.Answer answer = PODS.as("alice").get(YEAR);

        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("/alice/vault/home "), answer.body());
        assertTrue(answer.body().contains("/alice/vault/home-2"), answer.body());
    }

    @Test
    void the_link_of_an_amount_leads_to_its_reasons() {
        JsonNode month = cell(overview(), "zorgtoeslag", "2026-03");

        JsonNode why = json(PODS.as("alice")
                .get("/alice/.overview" + month.path("why").asText())
                .body());

        assertEquals("zorgtoeslag/month-paid", why.path("rule").path("name").asText());
        assertTrue(why.toString().contains("\"confidence\":\"verified\""), why.toString());
        assertTrue(why.toString().contains(PODS.baseUrl() + "alice/official/toeslagen/estimate-2026"), why.toString());
        String turtle = PODS.as("alice")
                .get("/alice/.overview" + month.path("why").asText(), "Accept", "text/turtle")
                .body();
        assertTrue(turtle.contains("http://www.w3.org/ns/prov#wasGeneratedBy"), turtle);
    }

    @Test
    void it_is_there_as_turtle_with_the_documents_and_parameters_that_were_used() {
        Http.Answer answer = PODS.as("alice").get(YEAR, "Accept", "text/turtle");

        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type").startsWith("text/turtle"));
        assertTrue(answer.body().contains("http://www.w3.org/ns/prov#used"), answer.body());
        assertTrue(answer.body().contains(PODS.baseUrl() + "alice/official/toeslagen/estimate-2026"));
        assertTrue(answer.body().contains("schemes/zorgtoeslag/parameters.ttl#"), "parameters are named");
    }

    @Test
    void a_scenario_is_a_document_of_the_pod_or_a_name_with_numbers() {
        String scenario = """
                @prefix dm: <https://w3id.org/digital-me/ns#> . @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <#s> a dm:Scenario ; dm:hasChange <#rent> .
                <#rent> a dm:RentChange ; schema:validFrom "2026-11-01"^^xsd:date ;
                    dm:rentAmount [ a schema:MonetaryAmount ; schema:value 650.00 ; schema:currency "EUR" ] .
                """;
        assertEquals(
                201,
                PODS.as("alice").put("/alice/vault/scenarios/rent", scenario).status());

        JsonNode both = json(PODS.as("alice")
                .get(YEAR + "&scenario=vault/scenarios/rent&scenario=job,hours=24,wage=15,from=2026-11-01")
                .body());

        assertEquals("720.00", cell(both, "huur", "2026-11").path("amount").asText(), "today stays as it is");
        JsonNode rent = changed(both.path("scenarios").path(0), "huurtoeslag");
        assertEquals("-45.00", rent.path("months").path(10).path("difference").asText());
        assertTrue(rent.path("grounds").toString().contains("BWBR"), rent.toString());
        JsonNode why = json(PODS.as("alice")
                .get("/alice/.overview"
                        + rent.path("months").path(10).path("why").asText())
                .body());
        assertEquals(
                0,
                new java.math.BigDecimal("396")
                        .compareTo(new java.math.BigDecimal(why.path("value").asText())));
        assertTrue(
                why.toString().contains(PODS.baseUrl() + "alice/vault/scenarios/rent"), "the scenario is the source");
        assertEquals(
                "1560.00",
                changed(both.path("scenarios").path(1), "loon")
                        .path("months")
                        .path(10)
                        .path("scenario")
                        .asText());
        assertEquals(
                404,
                PODS.as("alice").get(YEAR + "&scenario=vault/scenarios/none").status());
        assertEquals(422, PODS.as("alice").get(YEAR + "&scenario=vault/home").status());
        assertEquals(400, PODS.as("alice").get(YEAR + "&scenario=lottery").status());
        assertEquals(
                400, PODS.as("alice").get(YEAR + "&scenario=ww-ends".repeat(11)).status());
    }

    @Test
    void an_overview_that_is_kept_in_the_pod_tells_later_what_changed() {
        String kept = PODS.as("alice").get(YEAR, "Accept", "text/turtle").body();
        assertEquals(
                201, PODS.as("alice").put("/alice/vault/overviews/2026", kept).status());
        String home = DemoFiles.documents().get("vault/home").replace("720.00", "650.00");
        assertEquals(204, PODS.as("alice").put("/alice/vault/home", home).status());

        Http.Answer replay = PODS.as("alice").get("/alice/.overview?replay=vault/overviews/2026");

        assertEquals(200, replay.status(), replay.body());
        assertTrue(replay.body().contains(PODS.baseUrl() + "alice/vault/home"), replay.body());
        assertTrue(json(replay.body()).path("changed").size() >= 20, "the rent and the rent allowance of every month");
        assertEquals(
                422, PODS.as("alice").get("/alice/.overview?replay=vault/home").status());
        assertEquals(
                404,
                PODS.as("alice")
                        .get("/alice/.overview?replay=vault/overviews/2020")
                        .status());
        assertTrue(!overview().toString().contains("vault/overviews"), "a kept answer is no source of the next one");
    }

    @Test
    void json_ld_says_exactly_what_turtle_says() {
        for (String query : new String[] {YEAR, YEAR + "&scenario=rent,rent=650", YEAR + "&why=huurtoeslag/2026-05"}) {
            Model turtle = graph(query, RdfFormat.TURTLE);
            Model json = graph(query, RdfFormat.JSON_LD);
            // Two runs a moment apart: the time of the computation is not the same.
            turtle.remove(null, PROV.GENERATED_AT_TIME, null);
            json.remove(null, PROV.GENERATED_AT_TIME, null);
            assertTrue(turtle.size() > 50 && Models.isomorphic(turtle, json), query);
        }
    }

    private static Model graph(String query, RdfFormat format) {
        Http.Answer answer = PODS.as("alice").get(query, "Accept", format.mediaType());
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").startsWith(format.mediaType()));
        return RdfDocument.parse(Buffer.buffer(answer.bytes()), format, PODS.baseUrl() + query);
    }

    @Test
    void a_page_is_in_the_language_that_is_liked_and_can_run_and_load_nothing() {
        Http.Answer dutch = PODS.as("alice").get(YEAR, "Accept", "text/html");
        Http.Answer english = PODS.as("alice").get(YEAR, "Accept", "text/html", "Accept-Language", "en-GB, nl;q=0.5");

        assertTrue(dutch.body().contains("<html lang=\"nl\">") && dutch.body().contains("Wat er overblijft"));
        assertTrue(
                english.body().contains("<html lang=\"en\">") && english.body().contains("What is left"));
        assertEquals("en", english.header("Content-Language"));
        String policy = dutch.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), policy);
        assertTrue(
                !dutch.body().contains("<script") && !dutch.body().contains("style=\""), "no script, no style inline");
        assertTrue(dutch.body()
                .contains("href=\"" + PODS.baseUrl() + "alice/.overview?from=2026-01&amp;months=12&amp;why="));
    }

    @Test
    void what_is_left_for_more_work_is_there_in_every_format() {
        String curve = "/alice/.overview?view=hours&wage=14.99&from=2026-09";

        JsonNode json = json(PODS.as("alice").get(curve).body());

        assertEquals(11, json.path("points").size(), json.toString());
        assertEquals(10, json.path("steps").size());
        assertTrue(json.path("betterOff").has("intervals"));
        for (String type : new String[] {"text/turtle", "application/ld+json", "text/csv", "text/html", "text/plain"}) {
            assertEquals(200, PODS.as("alice").get(curve, "Accept", type).status(), type);
        }
        assertEquals(400, PODS.as("alice").get("/alice/.overview?view=hours").status());
        assertEquals(400, PODS.as("alice").get("/alice/.overview?view=stars").status());
    }

    private static JsonNode changed(JsonNode scenario, String id) {
        for (JsonNode line : scenario.path("changed")) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("The scenario does not change " + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B999999999-12",
                "from=-999999999-01",
                "from=9999-12&months=60",
                "from=2026-01&norms=%2B999999999-12",
                "from=2026-01&norms=0000-01"
            })
    void a_year_that_no_law_is_of_is_refused_in_words(String query) {
        Http.Answer answer = PODS.as("alice").get("/alice/.overview?" + query);

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("1900") && answer.body().contains("2199"), answer.body());
    }

    @Test
    void a_question_it_cannot_answer_gets_words_and_no_crash() {
        assertEquals(400, PODS.as("alice").get("/alice/.overview?from=soon").status());
        assertEquals(
                400,
                PODS.as("alice")
                        .get("/alice/.overview?from=2026-01&months=9999")
                        .status());
        assertEquals(
                404, PODS.as("alice").get(YEAR + "&why=zorgtoeslag/2031-01").status());
        assertEquals(400, PODS.as("alice").get(YEAR + "&why=zorgtoeslag").status());
        assertEquals(406, PODS.as("alice").get(YEAR, "Accept", "image/png").status());
        assertEquals(405, PODS.as("alice").delete("/alice/.overview").status());
        assertEquals(200, PODS.as("alice").head(YEAR).status());
        assertEquals(200, PODS.as("alice").get("/alice/.overview").status());
        assertEquals(200, PODS.as("bob").get("/bob/.overview").status(), "an empty pod has an overview of unknowns");
    }

    private static JsonNode overview() {
        Http.Answer answer = PODS.as("alice").get(YEAR);
        assertEquals(200, answer.status(), answer.body());
        return json(answer.body());
    }

    private static JsonNode cell(JsonNode overview, String id, String month) {
        for (JsonNode line : overview.path("lines")) {
            for (JsonNode cell : line.path("months")) {
                if (line.path("id").asText().equals(id)
                        && cell.path("month").asText().equals(month)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("There is no line " + id + " in " + month);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
