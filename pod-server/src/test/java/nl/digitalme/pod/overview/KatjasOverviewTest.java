package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Katja's year 2026 against amounts that were worked out by hand from the published parameters. */
class KatjasOverviewTest {
    private static final String POD = "https://pod.example/k7f3/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);

    /** The working stands behind each row; the parameters are those of 2026 unless it says otherwise. */
    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # UWV's decision: 70% of 2,592.00, indexed: 1,814.40 x 14.71 / 14.40
            ww                  | 2026-01 | 1853.46*
            ww                  | 2026-04 | 1853.46*
            # the decision ended on 30 April
            ww                  | 2026-05 | 0.00
            # 16 h x 14.99 x 52 / 12; the register's record ends on 31 October, then her contract tells
            loon                | 2026-08 | 0.00
            loon                | 2026-09 | 1039.31
            loon                | 2026-11 | 1039.31*
            # last quarter of 2025: child1 is 7, child2 is 3: 353.95 + 291.49
            kinderbijslag       | 2026-01 | 645.44
            kinderbijslag       | 2026-02 | 0.00
            # first half of 2026: 358.30 + 295.07
            kinderbijslag       | 2026-04 | 653.37
            kinderbijslag       | 2026-07 | 653.37
            # third quarter: 362.35 + 298.40
            kinderbijslag       | 2026-10 | 660.75
            # with partner: 2 x 2,580 - 7.6% of (22,242 + 34,000 - 29,736 - 9,405 = 17,101) = 3,860.32; 3,860 / 12 = 321.67, down
            kindgebonden_budget | 2026-01 | 321.00
            # he left on 1 February: still her allowance partner in that month
            kindgebonden_budget | 2026-02 | 321.00
            # alone, income below the threshold: 2 x 2,580 + 3,416 = 8,576; / 12 = 714.67, down
            kindgebonden_budget | 2026-03 | 714.00
            kindgebonden_budget | 2026-12 | 714.00
            # with partner: 2 x 2,119 - (4.289% of 29,736 + 13.73% of 26,506 = 4,914.65) is below zero
            zorgtoeslag         | 2026-01 | 0.00
            # alone: 2,119 - 1.912% of 29,736 = 1,550.45; 1,550 / 12 = 129.17, down
            zorgtoeslag         | 2026-03 | 129.00
            # WW without holiday allowance 1,853.46 / 1.08 = 1,716.17, on the table 1,714.50; tax of 20,574 a year 7,355,
            # less general credit 3,115 = 4,240; / 12 = 353.33
            ww-netto            | 2026-01 | 1362.84*
            # partner: 2,833.33, on the table 2,830.50; 33,966: 12,142 - 2,845 - 5,459 = 3,838; / 12 = 319.83
            partner-netto       | 2026-02 | 2513.50*
            # 1,362.84 / 0.952 = 1,431.55 with holiday allowance is above 1,401.50; with a partner far above 2,002.13
            bijstand            | 2026-01 | no
            bijstand            | 2026-04 | no
            # no income: the norm of a single parent, January and July amounts
            bijstand            | 2026-05 | 1401.50
            bijstand            | 2026-06 | 1401.50
            bijstand            | 2026-07 | 1419.46
            bijstand            | 2026-08 | 1419.46
            # 1,039.31, on the table 1,035.00; 12,420: 4,440 - 3,115 - 1,138 = 187; / 12 = 15.58
            loon-netto          | 2026-09 | 1023.73
            # a quarter, 255.93, is free; 767.80 counts, / 0.952 = 806.51 with holiday allowance; 1,419.46 - 806.51
            bijstand            | 2026-09 | 612.95
            # her contract says what the register cannot know yet
            bijstand            | 2026-12 | 612.95*
            # 720.00, three people, income below the reference point: 498.20 - 200.71 + 65% of 221.80 = 441.66, down
            huurtoeslag         | 2026-05 | 441.00
            # 2 x 30 hours x 9.50 x 96%; that the table gives a next child the same 96% is derived
            kinderopvangtoeslag | 2026-09 | 547.20*
            kinderopvangtoeslag | 2026-12 | 547.20*
            # her contracts begin in September; who tells one, tells all
            kinderopvang        | 2026-08 | 0.00
            kinderopvang        | 2026-09 | 570.00
            huur                | 2026-01 | 720.00
            servicekosten       | 2026-12 | 35.00
            zorgpremie          | 2026-06 | 156.58
            waterschapsbelasting| 2026-06 | ?
            """)
    void the_year_is_as_worked_out_by_hand(String line, String month, String expected) {
        assertEquals(expected, cell(overview(DemoFiles.documents()), line, month));
    }

    @Test
    void a_condition_that_is_not_met_is_told_without_a_double_negative() {
        Household.View view = SituationFiles.view(HOUSEHOLD, DemoFiles.folder(), YEAR);

        for (Format format : List.of(Format.TABLE, Format.HTML)) {
            String dutch = view.overview(format, POD + ".overview", "nl");
            assertTrue(dutch.toLowerCase(java.util.Locale.ROOT).contains("voorwaarde waaraan u niet voldoet: "), dutch);
            assertTrue(!dutch.contains("want niet"), dutch);
            String english = view.overview(format, POD + ".overview", "en");
            assertTrue(english.toLowerCase(java.util.Locale.ROOT).contains("a condition that is not met: "), english);
        }
    }

    @Test
    void a_line_that_is_unknown_names_the_document_that_is_missing() {
        MonthlyOverview whole = overview(DemoFiles.documents());

        assertTrue(
                reasons(whole, "waterschapsbelasting", "2026-01").contains("aanslag van uw waterschap met een bedrag"));
    }

    @Test
    void each_document_that_is_taken_away_makes_something_unknown_and_is_named() {
        Map<String, String> first = new TreeMap<>(Map.of(
                "official/brp/persons", "kinderbijslag|Basisregistratie Personen",
                "official/brp/household", "kindgebonden_budget|bewoners op uw adres",
                "official/uwv/decision-2025-10", "ww|beslissing van UWV over uw WW-uitkering",
                "vault/employment", "loon|loongegevens van UWV",
                "official/toeslagen/estimate-2026", "zorgtoeslag|geschat toetsingsinkomen",
                "official/belastingdienst/assets-2026", "zorgtoeslag|vermogen op 1 januari",
                "official/gemeente/assets-2026-05", "bijstand|vermogen voor de bijstand",
                "vault/home", "huur|uw huurcontract",
                "vault/health-insurance", "zorgtoeslag|uw zorgpolis"));
        first.forEach((document, expected) -> {
            Map<String, String> rest = new TreeMap<>(DemoFiles.documents());
            rest.remove(document);
            String line = expected.substring(0, expected.indexOf('|'));
            String words = reasons(overview(rest), line, document.contains("employment") ? "2026-11" : "2026-07");
            assertTrue(words.contains(expected.substring(expected.indexOf('|') + 1)), document + ": " + words);
        });
    }

    @Test
    void where_uwv_gives_the_net_wage_the_assistance_of_that_month_is_known() {
        // Net 1,000.00: a quarter, 250.00, is free; 750.00 / 0.952 = 787.82 with holiday allowance: 1,419.46 - 787.82
        MonthlyOverview whole = overview(changed(
                "official/uwv/income-record",
                text -> text.replace(
                        "schema:value 1039.31 ; schema:currency \"EUR\" ] ;",
                        "schema:value 1039.31 ; schema:currency \"EUR\" ] ;\n    dm:netAmount "
                                + "[ a schema:MonetaryAmount ; schema:value 1000.00 ; schema:currency \"EUR\" ] ;")));

        assertEquals("631.64", cell(whole, "bijstand", "2026-09"), reasons(whole, "bijstand", "2026-09"));
    }

    @Test
    void she_lives_alone_from_the_month_after_her_partner_left_wherever_in_the_month_that_was() {
        for (String day : List.of("2026-02-01", "2026-02-17", "2026-02-28")) {
            MonthlyOverview whole = overview(
                    changed("official/brp/household", text -> text.replace("\"2026-02-01\"", "\"" + day + "\"")));
            assertEquals("321.00", cell(whole, "kindgebonden_budget", "2026-02"), day);
            assertEquals("714.00", cell(whole, "kindgebonden_budget", "2026-03"), day);
        }
    }

    @Test
    void an_amount_per_year_or_per_four_weeks_is_shared_out_over_the_months() {
        String amount = "dm:amount [ a schema:MonetaryAmount ; schema:value 120.00 ; schema:currency \"EUR\" ]";
        UnaryOperator<String> known = text -> text.replace("dm:amountUnknown true", amount);

        MonthlyOverview yearly = overview(changed("official/waterschap/assessment-2026", known));
        assertEquals("10.00", cell(yearly, "waterschapsbelasting", "2026-06"));

        MonthlyOverview fourWeekly = overview(changed(
                "official/waterschap/assessment-2026", text -> known.apply(text).replace("P1Y", "P28D")));
        assertEquals("130.00", cell(fourWeekly, "waterschapsbelasting", "2026-06"));
    }

    @Test
    void totals_count_only_what_is_known_and_say_what_they_leave_out() {
        MonthlyOverview whole = overview(DemoFiles.documents());

        MonthlyOverview.Total costs = whole.total(Line.Flow.OUT, YearMonth.of(2026, 5));
        assertEquals("911.58 EUR", costs.known().toString()); // 720.00 + 35.00 + 156.58
        assertEquals(
                List.of("waterschapsbelasting", "gemeentebelasting"),
                costs.leftOut().stream().map(Line::id).toList());
        Map<String, String> withoutWages = new TreeMap<>(DemoFiles.documents());
        withoutWages.remove("official/uwv/income-record");
        MonthlyOverview less = overview(withoutWages);
        List<Line> unknown = less.total(Line.Flow.IN, YearMonth.of(2026, 4)).leftOut();
        assertTrue(unknown.contains(less.line("bijstand").orElseThrow()), unknown.toString());
    }

    @Test
    void the_order_of_the_documents_makes_no_difference() {
        List<FactSource> documents = new ArrayList<>(sources(DemoFiles.documents()));
        String forwards = view(documents).overview(Format.CSV, "");
        java.util.Collections.reverse(documents);

        assertEquals(forwards, view(documents).overview(Format.CSV, ""));
    }

    @Test
    void every_known_scheme_has_a_folder_so_nothing_is_left_uncomputed() {
        assertEquals(List.of(), overview(DemoFiles.documents()).notComputed());
    }

    private static Map<String, String> changed(String document, UnaryOperator<String> change) {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent(document, (name, text) -> change.apply(text));
        return documents;
    }

    private static MonthlyOverview overview(Map<String, String> documents) {
        return view(sources(documents)).overview();
    }

    private static Household.View view(List<FactSource> documents) {
        return HOUSEHOLD.view(POD + "profile/card#me", documents, YEAR);
    }

    private static List<FactSource> sources(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
    }

    private static String cell(MonthlyOverview overview, String line, String month) {
        Cell cell = overview.line(line).orElseThrow().at(YearMonth.parse(month));
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString() + (some.marked() ? "*" : "");
        }
        return cell instanceof Cell.Unknown ? "?" : "no";
    }

    private static String reasons(MonthlyOverview overview, String line, String month) {
        Cell cell = overview.line(line).orElseThrow().at(YearMonth.parse(month));
        return cell instanceof Cell.Unknown unknown
                ? unknown.missing().stream().map(reason -> reason.words().nl()).collect(Collectors.joining("; "))
                : "known";
    }
}
