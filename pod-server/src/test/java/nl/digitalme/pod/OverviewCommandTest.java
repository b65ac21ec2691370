package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code overview}: the same overview without a server, for a household in files. */
class OverviewCommandTest {
    private static final String KATJA =
            Path.of("..", "vocab", "src", "main", "resources", "demo", "katja").toString();

    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    @Test
    void it_prints_a_table_of_the_months_asked_for() {
        Run run = run("--situation", KATJA, "--from", "2026-04", "--months", "3");

        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("2026-04") && run.out().contains("2026-06"), run.out());
        assertTrue(!run.out().contains("2026-07"), run.out());
        assertTrue(
                run.out().lines().anyMatch(line -> line.matches("Kindgebonden budget +714.00 +714.00 +714.00")),
                run.out());
    }

    @Test
    void it_writes_csv_json_and_turtle() {
        assertTrue(run("--situation", KATJA, "--from", "2026-05", "--months", "1", "--format", "csv")
                .out()
                .contains("2026-05,bijstand,IN,amount,1401.50,true,"));
        assertTrue(run("--situation", KATJA, "--from", "2026-05", "--format", "json")
                .out()
                .startsWith("{"));
        assertTrue(run("--situation", KATJA, "--from", "2026-05", "--format", "turtle")
                .out()
                .contains("#OverviewAmount"));
    }

    @Test
    void one_amount_is_explained_down_to_the_article() {
        Run run = run("--situation", KATJA, "--from", "2026-05", "--format", "json", "--why", "bijstand/2026-05");

        assertTrue(run.out().contains("BWBR0015703"), run.out());
        assertTrue(run.out().contains("official/gemeente/assets-2026-05"), run.out());
    }

    @Test
    void scenarios_and_curves_work_without_a_server_too() throws IOException {
        Path file = folder.resolve("rent.ttl");
        Files.writeString(file, """
                @prefix dm: <https://w3id.org/digital-me/ns#> . @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <#s> a dm:Scenario ; dm:hasChange <#rent> .
                <#rent> a dm:RentChange ; schema:validFrom "2026-11-01"^^xsd:date ;
                    dm:rentAmount [ a schema:MonetaryAmount ; schema:value 650.00 ; schema:currency "EUR" ] .
                """);

        Run both = run(
                "--situation",
                KATJA,
                "--from",
                "2026-11",
                "--months",
                "1",
                "--scenario",
                file.toString(),
                "--scenario",
                "savings,amount=20000",
                "--format",
                "csv");
        assertTrue(both.out().contains(",huurtoeslag,2026-11,441.00,396.00,-45.00,"), both.out() + both.err());
        Run curve = run(
                "--situation",
                KATJA,
                "--from",
                "2026-09",
                "--view",
                "hours",
                "--with",
                "wage=14.99",
                "--language",
                "en");
        assertTrue(curve.out().startsWith("What is left with more hours of work"), curve.out() + curve.err());
    }

    @Test
    void a_household_may_be_a_few_facts_in_json() throws IOException {
        Path file = folder.resolve("household.json");
        Files.writeString(file, """
                {"facts": {"dm:birthDate": "1990-01-01", "dm:lawfulResidence": true, "dm:healthInsured": true,
                           "dm:livesWithPartner": false, "awir:assets": 0,
                           "awir:testIncome": [{"value": 22242, "from": "2026-01-01", "through": "2026-06-30"},
                                               {"value": 41000, "from": "2026-07-01"}]},
                 "parts": []}
                """);

        Run run = run("--situation", file.toString(), "--from", "2026-06", "--months", "2");

        assertTrue(run.out().lines().anyMatch(line -> line.matches("Zorgtoeslag +129.00 +0.00")), run.out());
    }

    @Test
    void kinds_are_written_in_json_as_notions_are() throws IOException {
        Path file = folder.resolve("worker.json");
        Files.writeString(file, """
                {"facts": {"dm:livesWithPartner": false, "dm:wagesKnown": true, "dm:benefitsKnown": true,
                           "dm:otherIncomeKnown": true, "dm:incomesKnown": true},
                 "parts": [{"in": "dm:incomeIn", "facts": {"dm:incomeKind": "dm:wage", "dm:incomeGross": 2400,
                                                           "dm:holidayApart": false}}]}
                """);

        Run run = run("--situation", file.toString(), "--from", "2026-01", "--months", "1");

        assertTrue(run.out().lines().anyMatch(line -> line.matches("Loon \\(netto\\) +2248.67")), run.out());
    }

    @Test
    void what_json_says_in_other_words_is_refused_and_not_passed_over() throws IOException {
        assertRefused("{\"person\": {}}", "\"person\" is no key");
        assertRefused("{\"facts\": {\"dm:birtDate\": \"1990-01-01\"}}", "\"dm:birtDate\" is no notion");
        assertRefused("{\"facts\": {\"dm:birthDate\": \"1990-13-01\"}}", "\"1990-13-01\" is no day");
        assertRefused("{\"facts\": {\"awir:assets\": {\"amount\": 1}}}", "\"amount\" is no key");
        assertRefused("{\"facts\": {}}", "need a folder", "--scenario", "ww-ends");
    }

    private void assertRefused(String json, String words, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), json);
        List<String> options = new ArrayList<>(List.of("--situation", file.toString(), "--from", "2026-01"));
        options.addAll(List.of(more));
        Run run = run(options.toArray(String[]::new));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void what_it_cannot_read_gets_a_clear_answer() {
        assertEquals(
                2, run("--situation", "/no/such/folder", "--from", "2026-01").exit());
        Run soon = run("--situation", KATJA, "--from", "soon");
        assertEquals(2, soon.exit());
        assertTrue(soon.err().contains("from=2026-01"), soon.err());
    }

    private static Run run(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new OverviewCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
        return new Run(exit, out.toString(), err.toString());
    }
}
