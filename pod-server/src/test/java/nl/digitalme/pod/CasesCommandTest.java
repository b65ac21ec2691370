package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.digitalme.pod.rules.SchemeFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An invented scheme is dropped in as a folder; nothing is compiled, and the command knows it. */
class CasesCommandTest {
    private static final String HEADER = "case_id,scheme,date,tests,inputs,expected,source,trust,note\n";

    @TempDir
    Path folder;

    private Path schemes = Path.of("");

    @BeforeEach
    void dropInAnInventedScheme() {
        schemes = folder.resolve("schemes");
        SchemeFolder.zonnetoeslag(schemes);
    }

    @Test
    void a_scheme_that_was_dropped_in_as_a_folder_is_run() throws IOException {
        Run run = run(
                row("low", "2030-05-01", "{\"income\": 10}", "{\"month\": 15}", "A"),
                row("high", "2030-05-01", "{\"income\": 30.5}", "{\"month\": 0, \"entitled\": true}", "S"));

        assertEquals(
                List.of(
                        "PASS low {\"month\":15} {\"month\":15}",
                        "PASS high {\"month\":0,\"entitled\":true} {\"month\":0,\"entitled\":true}",
                        "2 passed, 0 failed, 0 skipped"),
                run.lines());
        assertEquals(0, run.exit());
    }

    @Test
    void a_changed_parameter_changes_the_answer_without_compiling() throws IOException {
        SchemeFolder.zonnetoeslag(schemes).maximum("40.00", "2030-01-01");

        assertEquals(
                "FAIL low {\"month\":15} {\"month\":30}",
                run(row("low", "2030-05-01", "{\"income\": 10}", "{\"month\": 15}", "A"))
                        .lines()
                        .get(0));
    }

    @Test
    void one_parameter_of_a_scheme_that_comes_with_the_server_can_be_laid_over() throws IOException {
        String kinderbijslag = row("akw", "2026-07-01", "{\"ages_on_peildatum\": [3]}", "{\"quarter\": 298.40}", "A")
                .replace("zonnetoeslag", "kinderbijslag");
        assertEquals(0, run(kinderbijslag).exit());
        Path own = schemes.resolve("kinderbijslag");
        Files.createDirectories(own);
        Files.writeString(own.resolve("parameters.ttl"), """
                @prefix akw: <https://w3id.org/digital-me/scheme/kinderbijslag#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @prefix dm: <https://w3id.org/digital-me/ns#> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <#changed> a dm:Parameter ; dm:notion akw:amountFrom0 ; rdfs:label "bedrag"@nl ; schema:value 300 ;
                    dm:confidence dm:memory ; dct:source "invented" ;
                    schema:validFrom "2026-07-01"^^xsd:date ; schema:validThrough "2026-12-31"^^xsd:date .
                """);

        assertEquals(
                "FAIL akw {\"quarter\":298.40} {\"quarter\":300}",
                run(kinderbijslag).lines().get(0));
    }

    @Test
    void only_a_scheme_that_is_not_there_is_skipped_everything_else_that_stops_a_case_fails_it() throws IOException {
        Run run = run(
                row("no-scheme", "2030-05-01", "{}", "{\"month\": 1}", "A").replace("zonnetoeslag", "maantoeslag"),
                row("unknown-input", "2030-05-01", "{\"inkomen\": 1}", "{\"month\": 24}", "A"),
                row("unknown-word", "2030-05-01", "{\"income\": \"much\"}", "{\"month\": 24}", "A"),
                row("unknown-expectation", "2030-05-01", "{\"income\": 1}", "{\"year\": 24}", "A"),
                row("no-parameters", "2029-05-01", "{\"income\": 1}", "{\"month\": 24}", "A"));

        assertEquals(
                "0 passed, 4 failed, 1 skipped", run.lines().get(run.lines().size() - 1));
        assertEquals(
                List.of(
                        "  scheme                         passed   failed  skipped",
                        "  maantoeslag                         0        0        1",
                        "  zonnetoeslag                        0        4        0"),
                run.lines().subList(5, 8));
        assertTrue(run.lines().get(0).startsWith("SKIP no-scheme"), run.lines().get(0));
        assertTrue(
                run.lines().get(4).contains("PARAMETER maximumPerMonth"),
                run.lines().get(4));
        assertEquals(1, run.exit());
    }

    @Test
    void a_tolerance_of_the_row_counts_and_a_value_that_deviates_from_the_law_must_not_come_out() throws IOException {
        Run run = run(
                row("near", "2030-05-01", "{\"income\": 10}", "{\"month\": 15.4, \"tolerance\": 0.5}", "A"),
                row("far", "2030-05-01", "{\"income\": 10}", "{\"month\": 15.4}", "A"),
                row("reproduced", "2030-05-01", "{\"income\": 10}", "{\"deviating_value\": 15}", "C"),
                row("not-reproduced", "2030-05-01", "{\"income\": 10}", "{\"deviating_value\": 14}", "C"));

        assertEquals(
                List.of("PASS", "FAIL", "FAIL", "PASS"),
                run.lines().stream().limit(4).map(line -> line.substring(0, 4)).toList());
    }

    @Test
    void what_a_filter_leaves_out_has_no_line_and_is_not_counted() throws IOException {
        Path file = write(
                row("official", "2030-05-01", "{\"income\": 10}", "{\"month\": 15}", "A"),
                row("own", "2030-05-01", "{\"income\": 10}", "{\"month\": 15}", "S"));

        assertEquals(
                List.of("PASS own {\"month\":15} {\"month\":15}", "1 passed, 0 failed, 0 skipped"),
                execute(file.toString(), "--schemes", schemes.toString(), "--trust", "B,S")
                        .lines());
        assertEquals(
                List.of("0 passed, 0 failed, 0 skipped"),
                execute(file.toString(), "--schemes", schemes.toString(), "--scheme", "bijstand")
                        .lines());
    }

    @Test
    void a_row_that_cannot_be_read_fails_with_the_reason_on_one_line_and_the_others_go_on() throws IOException {
        Run run = run(
                row("half-json", "2030-05-01", "{\"income\": 10,", "{\"month\": 15}", "A"),
                row("no-object", "2030-05-01", "[10]", "{\"month\": 15}", "A"),
                row("no-day", "2030-13-01", "{\"income\": 10}", "{\"month\": 15}", "A"),
                row("nothing-expected", "2030-05-01", "{\"income\": 10}", "{\"tolerance\": 1}", "A"),
                row("two-lines", "2030-05-01", "{\"income\": 10}", "{\"month\":\n 16}", "A"),
                row("endless", "2030-05-01", "{\"income\": 1e999999999}", "{\"month\": 15}", "A"),
                "stops-early,zonnetoeslag,2030-05-01\n\n",
                row("good", "2030-05-01", "{\"income\": 1.0e1}", "{\"month\": 15.00}", "A"));

        assertEquals(
                List.of("FAIL", "FAIL", "FAIL", "FAIL", "FAIL", "FAIL", "FAIL", "PASS"),
                run.lines().stream().limit(8).map(line -> line.substring(0, 4)).toList());
        assertTrue(
                run.lines().get(0).startsWith("FAIL half-json {\"month\": 15} inputs is not JSON"),
                run.lines().get(0));
        assertEquals(
                "FAIL no-day {\"month\": 15} date is not a day (YYYY-MM-DD): 2030-13-01",
                run.lines().get(2));
        assertEquals("FAIL two-lines {\"month\":16} {\"month\":15}", run.lines().get(4));
        assertEquals("1 passed, 7 failed, 0 skipped", run.lines().get(8));
    }

    @Test
    void a_file_as_a_spreadsheet_saves_it_is_read() throws IOException {
        String official = row("official", "2030-05-01", "{\"income\": 10}", "{\"month\": 15}", "A");
        Path file = Files.writeString(
                folder.resolve("saved.csv"), "\uFEFF" + (HEADER + official).replace("\n", "\r\n") + "\r\n");

        assertEquals(
                List.of("PASS official {\"month\":15} {\"month\":15}", "1 passed, 0 failed, 0 skipped"),
                execute(file.toString(), "--schemes", schemes.toString()).lines());
    }

    @Test
    void a_file_that_is_no_case_file_or_is_not_there_is_told_in_words() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "case_id,scheme,date\n");
        assertEquals(
                List.of(other + " is no case file: its first line lacks the columns inputs, expected, trust."),
                execute(other.toString()).lines());
        assertEquals(
                List.of(folder + " is a folder; name the case file in it."),
                execute(folder.toString()).lines());
        Run absent = execute(folder.resolve("absent.csv").toString());
        assertEquals(List.of("There is no file " + folder.resolve("absent.csv") + "."), absent.lines());
        assertEquals(1, absent.exit());
    }

    private static String row(String id, String date, String inputs, String expected, String trust) {
        return "%s,zonnetoeslag,%s,test,\"%s\",\"%s\",invented,%s,%n"
                .formatted(id, date, inputs.replace("\"", "\"\""), expected.replace("\"", "\"\""), trust);
    }

    private record Run(List<String> lines, int exit) {}

    private Run run(String... rows) throws IOException {
        return execute(write(rows).toString(), "--schemes", schemes.toString());
    }

    private Path write(String... rows) throws IOException {
        return Files.writeString(folder.resolve("cases.csv"), HEADER + String.join("", rows));
    }

    private static Run execute(String... arguments) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new CasesCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
        return new Run(out.toString().lines().toList(), exit);
    }
}
