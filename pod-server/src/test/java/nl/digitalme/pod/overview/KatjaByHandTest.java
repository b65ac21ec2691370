package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.month.Settlement;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactReader;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Katja's questions against demo/working/katja.md, where each amount is worked out by hand, apart from the engine. */
class KatjaByHandTest {
    private static final String POD = "https://pod.example/k7f3/";
    private static final String ME = POD + "profile/card#me";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period ADVANCE = new Period(YearMonth.of(2026, 1), 12);
    private static final Period FINAL = ADVANCE.until(Basis.FINAL);
    private static final String PW = "https://w3id.org/digital-me/scheme/bijstand#";
    private static final String WORKED_OUT = workedOut();

    @Test
    void question_1_each_month_of_the_year_in_advance_and_in_the_end() {
        MonthlyOverview advance = overview(DemoFiles.documents(), ADVANCE);
        MonthlyOverview last = overview(DemoFiles.documents(), FINAL);
        List<Executable> checks = new ArrayList<>();
        for (List<String> row : table("line | months | advance | final")) {
            String line = row.get(0);
            int first = Integer.parseInt(row.get(1).substring(0, 2));
            int end = Integer.parseInt(row.get(1).substring(3));
            IntStream.rangeClosed(first, end)
                    .mapToObj(month -> YearMonth.of(2026, month))
                    .forEach(month -> {
                        checks.add(
                                () -> assertEquals(row.get(2), text(advance, line, month), line + " paid in " + month));
                        checks.add(() ->
                                assertEquals(row.get(3), text(last, line, month), line + " in the end, " + month));
                    });
        }
        assertTrue(checks.size() > 250, "rows were read");
        assertAll(checks);
    }

    @Test
    void question_1_what_is_settled_when_the_year_is_over() {
        assertSettled("settled | advance | final | difference", overview(DemoFiles.documents(), FINAL));
    }

    @Test
    void question_2_what_changes_when_the_benefit_ends_and_when_she_works_and_by_which_article() {
        Household.View view = view(DemoFiles.documents(), ADVANCE);
        MonthlyOverview year = view.overview();
        for (List<String> row : table("changed | C - B (May less April) | D - C (September less August) | article")) {
            String line = row.get(0);
            assertEquals(row.get(1), change(year, line, 4, 5), line + " when the benefit ends");
            assertEquals(row.get(2), change(year, line, 8, 9), line + " when she works");
        }
        String why =
                view.why(Format.JSON, "", "bijstand", YearMonth.of(2026, 9)).orElseThrow();
        assertTrue(why.contains("BWBR0015703&artikel=31") && why.contains("Participatiewet art. 31(2)n"), why);
        assertEquals(
                "38.66",
                left(year, 5).subtract(left(year, 4)).add(childBenefit(year, 4)).toPlainString());
        assertEquals("194.42", left(year, 9).subtract(left(year, 8)).toPlainString());
    }

    @Test
    void question_3_what_sixteen_hours_bring_under_each_exemption() {
        Map<String, List<Fact>> stated = Map.of(
                "n", List.of(),
                "r", List.of(stated("exemptionMonth", Values.literal(7))),
                "none", List.of(stated("exempt", Values.literal(BigDecimal.ZERO))),
                "2027", List.of(stated("exempt", Values.literal(new BigDecimal("153.5595")))));
        List<List<String>> rows = table("exemption | bijstand | 16 hours bring");
        assertEquals(4, rows.size());
        for (List<String> row : rows) {
            MonthlyOverview year = overview(stated.get(row.get(0)));
            assertEquals(row.get(1), text(year, "bijstand", YearMonth.of(2026, 9)), row.get(0));
            BigDecimal before = left(overview(List.of()), 8);
            assertEquals(row.get(2), left(year, 9).subtract(before).toPlainString(), row.get(0));
        }
    }

    @Test
    void who_was_born_on_9_may_2000_is_26_and_loses_the_exemption() {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent("official/brp/persons", (name, text) -> text.replace("1998-05-09", "2000-05-09"));
        Household.View view = view(documents, ADVANCE);

        assertEquals("344.11", text(view.overview(), "bijstand", YearMonth.of(2026, 9)));
        assertEquals("1419.46", text(view.overview(), "bijstand", YearMonth.of(2026, 8)));
        assertTrue(view.why(Format.JSON, "", "bijstand", YearMonth.of(2026, 9))
                .orElseThrow()
                .contains("exempt-too-young"));
    }

    @Test
    void question_5_alimony_changes_more_than_the_assistance() {
        MonthlyOverview without = overview(DemoFiles.documents(), FINAL);
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.put("vault/alimony", """
                @prefix dm: <https://w3id.org/digital-me/ns#> . @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <#alimony> a dm:IncomeComponent ; dm:person <../profile/card#me> ; dm:kind dm:childAlimony ;
                    dm:taxBasis dm:net ; dm:period "P1M"^^xsd:duration ; schema:validFrom "2026-06-01"^^xsd:date ;
                    dm:amount [ a schema:MonetaryAmount ; schema:value 250.00 ; schema:currency "EUR" ] .
                """);
        MonthlyOverview with = overview(documents, FINAL);
        List<List<String>> rows = table("alimony | year");
        assertEquals(4, rows.size());
        for (Line line : without.lines()) {
            BigDecimal change = year(with, line.id()).subtract(year(without, line.id()));
            String expected = rows.stream()
                    .filter(row -> row.get(0).equals(line.id()))
                    .map(row -> row.get(1))
                    .findFirst()
                    .orElse("0");
            assertEquals(0, new BigDecimal(expected).compareTo(change), line.id() + " changes by " + change);
        }
    }

    @Test
    void question_6_a_stale_estimate_makes_advances_that_are_settled_later() {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        String own = documents.get("official/toeslagen/estimate-2026");
        documents.put("official/toeslagen/estimate-2026-03", from("2026-03-01", own.replace("22242.00", "56242.00")));
        documents.put("official/toeslagen/estimate-2026-06", from("2026-06-01", own));

        assertSettled("stale estimate | advance | final | difference", overview(documents, FINAL));
    }

    // 1,401.50 x 21 / 31 (Pw art. 45(3)); WW until 10 May: 1,853.46 x 6 working days / 21.75 (WW art. 1b(2)).
    @Test
    void benefits_that_change_in_mid_month_are_counted_by_their_days() {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent(
                "official/gemeente/decision-2026-05",
                (name, text) -> text.replaceFirst("validFrom \"2026-05-01\"", "validFrom \"2026-05-11\""));
        documents.computeIfPresent(
                "official/uwv/decision-2025-10", (name, text) -> text.replace("\"2026-04-30\"", "\"2026-05-10\""));
        MonthlyOverview year = overview(documents, ADVANCE);

        assertEquals("511.30", text(year, "ww", YearMonth.of(2026, 5)));
        assertEquals("949.40", text(year, "bijstand", YearMonth.of(2026, 5)));
    }

    private static String from(String day, String estimate) {
        return estimate.replace(
                "dm:calendarYear",
                "<http://schema.org/validFrom> \"" + day + "\"^^<http://www.w3.org/2001/XMLSchema#date> ;\n"
                        + "    dm:calendarYear");
    }

    @Test
    void the_norm_of_2027_is_not_made_up() {
        MonthlyOverview next = overview(DemoFiles.documents(), new Period(YearMonth.of(2027, 1), 1));

        assertTrue(next.line("bijstand").orElseThrow().at(YearMonth.of(2027, 1)) instanceof Cell.Unknown);
    }

    private static void assertSettled(String heading, MonthlyOverview overview) {
        List<List<String>> rows = table(heading);
        assertTrue(rows.size() >= 3, heading);
        for (List<String> row : rows) {
            Settlement settlement = overview.settlements().stream()
                    .filter(each -> each.line().equals(row.get(0)))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    row,
                    List.of(
                            settlement.line(),
                            text(settlement.advance()),
                            text(settlement.settled()),
                            text(settlement.difference())));
        }
    }

    private static String change(MonthlyOverview year, String line, int before, int after) {
        BigDecimal change = amount(year, line, after).subtract(amount(year, line, before));
        return change.setScale(2).toPlainString();
    }

    private static BigDecimal amount(MonthlyOverview year, String line, int month) {
        return year.line(line).orElseThrow().at(YearMonth.of(2026, month)) instanceof Cell.Amount some
                ? some.amount().decimal()
                : BigDecimal.ZERO;
    }

    private static BigDecimal childBenefit(MonthlyOverview year, int month) {
        return amount(year, "kinderbijslag", month);
    }

    private static BigDecimal left(MonthlyOverview year, int month) {
        return year.left(YearMonth.of(2026, month)).known().decimal();
    }

    private static BigDecimal year(MonthlyOverview overview, String line) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> amount(overview, line, month))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String text(MonthlyOverview overview, String line, YearMonth month) {
        return text(overview.line(line).orElseThrow().at(month));
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString();
        }
        return cell instanceof Cell.Unknown ? "?" : "no";
    }

    private static Fact stated(String notion, Value value) {
        IRI me = Values.iri(ME);
        YearMonth september = YearMonth.of(2026, 9);
        return new Fact(
                me,
                Values.iri(PW, notion),
                value,
                september.atDay(1),
                java.util.Optional.of(september.atEndOfMonth()),
                Values.iri(POD + "vault/assumed"));
    }

    private static MonthlyOverview overview(List<Fact> more) {
        List<FactSource> documents = sources(DemoFiles.documents());
        Reading reading = FactReader.fromVocab().read(ME, documents);
        List<Fact> facts = new ArrayList<>(reading.facts());
        facts.addAll(more);
        return HOUSEHOLD.view(ME, new Reading(facts, reading.unsure()), ADVANCE).overview();
    }

    private static MonthlyOverview overview(Map<String, String> documents, Period period) {
        return view(documents, period).overview();
    }

    private static Household.View view(Map<String, String> documents, Period period) {
        return HOUSEHOLD.view(ME, sources(documents), period);
    }

    private static List<FactSource> sources(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
    }

    /** The rows of the table with this heading. */
    private static List<List<String>> table(String heading) {
        int start = WORKED_OUT.indexOf("| " + heading + " |");
        assertTrue(start >= 0, heading);
        return WORKED_OUT
                .substring(start)
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    private static String workedOut() {
        try {
            return Files.readString(VocabFiles.file("/demo/working/katja.md"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
