package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.Comparison;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What if: each change of a scenario, over Katja's documents. */
class ScenarioTest {
    private static final String ME = "https://pod.example/situation/profile/card#me";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final List<FactSource> DOCUMENTS = SituationFiles.documents(DemoFiles.folder());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);

    /** The working of an amount stands behind the #. */
    @ParameterizedTest(name = "{0}: {1} in {2} becomes {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ww-ends,from=2026-03-01                      | ww                  | 2026-02 | 1853.46
            ww-ends,from=2026-03-01                      | ww                  | 2026-03 | 0.00
            bijstand-ends,from=2026-08-16                | bijstand            | 2026-07 | 1419.46
            # 15 of 31 days of 1,419.46
            bijstand-ends,from=2026-08-16                | bijstand            | 2026-08 | 686.84
            bijstand-ends,from=2026-08-16                | bijstand            | 2026-09 | no
            job,hours=24,wage=15,from=2026-11-01         | loon                | 2026-10 | 1039.31
            # 24 x 15 x 52 / 12; the register's record ended in October, the scenario says that this is all the work
            job,hours=24,wage=15,from=2026-11-01         | loon                | 2026-12 | 1560.00
            job,hours=24,wage=15,from=2026-10-01         | loon                | 2026-10 | 1560.00
            no-work,from=2026-10-01                      | loon                | 2026-10 | 0.00
            work-continues                               | loon                | 2026-12 | 1039.31
            rent,rent=650,from=2026-11-01                | huur                | 2026-10 | 720.00
            rent,rent=650,from=2026-11-01                | huur                | 2026-11 | 650.00
            rent,rent=650,from=2026-11-01                | servicekosten       | 2026-11 | 35.00
            # 650 + 35 of which service costs do not count: 498.20 - 200.71 + 65% of 151.80 = 396.16, down
            rent,rent=650,from=2026-11-01                | huurtoeslag         | 2026-11 | 396.00
            move,rent=600,from=2026-11-01                | servicekosten       | 2026-11 | 0.00
            # alone from January on: 2 x 2,580 + 3,416 = 8,576; / 12 = 714.67, down
            partner-leaves,from=2026-01-01               | kindgebonden_budget | 2026-01 | 714.00
            # a third child: 2,580 more, (8,576 + 2,580) / 12 = 929.67, down
            child,born=2026-09-15                        | kindgebonden_budget | 2026-10 | 929.00
            illness,percent=70,from=2026-10-01           | loon                | 2026-10 | 727.52
            illness,percent=70,from=2026-09-01,through=2026-09-30 | loon       | 2026-10 | 1039.31
            savings,amount=20000,from=2026-10-01         | bijstand            | 2026-10 | no
            # 2 x 20 x 9.50
            childcare,hours=20,from=2026-10-01           | kinderopvang        | 2026-10 | 380.00
            no-childcare,from=2026-10-01                 | kinderopvang        | 2026-10 | 0.00
            # of two changes the later one ends what the earlier one began
            rent,rent=650,from=2026-10-01,rent,rent=700,from=2026-12-01 | huur | 2026-11 | 650.00
            rent,rent=650,from=2026-10-01,rent,rent=700,from=2026-12-01 | huur | 2026-12 | 700.00
            """)
    void a_scenario_changes_the_facts_from_its_day(String scenario, String line, String month, String expected) {
        assertEquals(expected, shown(compare(scenario).alternatives().get(0).overview(), line, month));
    }

    @Test
    void a_partner_who_comes_counts_from_the_next_first_day() {
        Comparison.Alternative with = compare("partner,born=1995-01-01,income=30000,from=2026-07-15")
                .alternatives()
                .get(0);

        assertEquals("714.00", shown(with.overview(), "kindgebonden_budget", "2026-07"));
        // 2 x 2,580 - 7.6% of (22,242 + 30,000 - 29,736 - 9,405 = 13,101) = 4,164.32; 4,164 / 12 = 347.03, down
        assertEquals("347.00", shown(with.overview(), "kindgebonden_budget", "2026-08"));
    }

    @Test
    void today_stays_what_it_is_and_only_what_differs_is_named_with_its_article() {
        Comparison comparison = compare("rent,rent=650,from=2026-11-01", "alimony,amount=250,from=2026-06-01");

        assertEquals(
                HOUSEHOLD.view(ME, DOCUMENTS, YEAR).overview().lines(),
                comparison.today().lines());
        Comparison.Alternative rent = comparison.alternatives().get(0);
        Comparison.Changed allowance = rent.changed().stream()
                .filter(changed -> changed.before().id().equals("huurtoeslag"))
                .findFirst()
                .orElseThrow();
        assertEquals("-90.00 EUR", allowance.total().toString()); // 441 - 396 = 45, twice
        assertTrue(allowance.isWhole());
        assertTrue(
                allowance.grounds().get(0).article().orElseThrow().stringValue().contains("BWBR"));
        List<String> changed =
                rent.changed().stream().map(each -> each.before().id()).toList();
        assertTrue(
                changed.containsAll(List.of("huurtoeslag", "huur")) && !changed.contains("kinderbijslag"),
                "" + changed);
    }

    @Test
    void documents_that_no_change_touches_are_not_read_again_and_give_the_same() {
        Comparison together = compare("no-work,from=2026-10-01", "rent,rent=650,from=2026-11-01");
        Comparison alone = compare("rent,rent=650,from=2026-11-01");

        assertEquals(
                alone.alternatives().get(0).overview().lines(),
                together.alternatives().get(1).overview().lines());
    }

    @Test
    void a_document_is_a_scenario_when_it_fits_its_shape() {
        String document = """
                @prefix dct: <http://purl.org/dc/terms/> . @prefix dm: <https://w3id.org/digital-me/ns#> .
                @prefix schema: <http://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <#s> a dm:Scenario ; dct:title "Minder huur"@nl , "Less rent"@en ; dm:hasChange <#rent> .
                <#rent> a dm:RentChange ; schema:validFrom "2026-11-01"^^xsd:date ;
                    dm:rentAmount [ a schema:MonetaryAmount ; schema:value 650.00 ; schema:currency "EUR" ] .
                """;

        Scenario scenario = scenario(document);

        assertEquals("Minder huur", scenario.nl());
        MonthlyOverview with = HOUSEHOLD
                .view(ME, DOCUMENTS, List.of(scenario), YEAR)
                .comparison()
                .alternatives()
                .get(0)
                .overview();
        assertEquals("650.00", shown(with, "huur", "2026-11"));
        for (String broken : List.of(
                document.replace("dm:RentChange", "dm:Lottery"),
                document.replace("650.00", "-1.00"),
                document.replace("dm:hasChange <#rent>", "dct:subject <#rent>"),
                document.replace("\"2026-11-01\"^^xsd:date", "\"soon\""),
                document.replace("dm:Scenario", "dm:Dream"))) {
            assertEquals(
                    422,
                    assertThrows(PodProblem.class, () -> scenario(broken), broken)
                            .status());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lottery                      | no ready-made scenario
            hours=16                     | no ready-made scenario
            job,days=3                   | takes hours, wage
            job,hours=many               | hours is a number
            job,hours=-4                 | hours is a number
            job,hours=1e3                | hours is a number
            rent                         | needs a value: rent
            alimony,amount=1,from=later  | from is a day
            """)
    void a_scenario_that_is_not_understood_gets_words(String asked, String words) {
        PodProblem problem = assertThrows(PodProblem.class, () -> compare(asked));

        assertEquals(400, problem.status());
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
    }

    @Test
    void alimony_as_a_scenario_gives_the_totals_that_were_worked_out_by_hand() {
        // vocab's demo/working/katja.md, section 10: with the amounts that the year comes to
        Period year = YEAR.until(Basis.FINAL);
        List<Scenario> asked = List.of(HOUSEHOLD.readyMade("alimony,amount=250,from=2026-06-01", year));

        Comparison.Alternative with = HOUSEHOLD
                .view(ME, DOCUMENTS, asked, year)
                .comparison()
                .alternatives()
                .get(0);

        List<String> totals = with.changed().stream()
                .map(each -> each.before().id() + " " + each.total())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "bijstand -1750.00 EUR",
                        "huurtoeslag 64.00 EUR",
                        "kindgebonden_budget 36.00 EUR",
                        "overig-inkomen 1750.00 EUR"),
                totals);
    }

    @Test
    void a_new_estimate_changes_the_advances_from_its_day() {
        // 2 x 2,580 + 3,416 - 7.6% of (60,000 - 29,736 = 30,264) = 6,275.94; 6,276 / 12 = 523
        Comparison.Alternative with =
                compare("estimate,amount=60000,from=2026-06-01").alternatives().get(0);

        assertEquals("714.00", shown(with.overview(), "kindgebonden_budget", "2026-05"));
        assertEquals("523.00", shown(with.overview(), "kindgebonden_budget", "2026-06"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            rent,rent=800            | De huur wordt € 800 | The rent becomes €800
            child,born=2026-10-01    | Een kind erbij, geboren op 1 oktober 2026 | A child is born on 1 October 2026
            alimony,amount=1200.50   | Kinderalimentatie van € 1.200,50 per maand | Child alimony of €1,200.50 a month
            job,hours=16.5,wage=15   | Een baan van 16,5 uur per week, € 15 per uur | A job of 16.5 hours a week, €15 an hour
            """)
    void days_and_amounts_in_a_label_are_as_people_say_them(String asked, String dutch, String english) {
        Scenario scenario = HOUSEHOLD.readyMade(asked, YEAR);

        assertEquals(dutch, scenario.nl());
        assertEquals(english, scenario.en());
    }

    @Test
    void a_scenario_that_changes_nothing_is_told_in_words_and_articles_are_joined_in_the_language_of_the_page() {
        List<Scenario> asked = List.of(
                HOUSEHOLD.readyMade("savings,amount=100,from=2026-10-01", YEAR),
                HOUSEHOLD.readyMade("child,born=2026-09-15", YEAR));
        Household.View view = HOUSEHOLD.view(ME, DOCUMENTS, asked, YEAR);

        String dutch = view.overview(Format.HTML, ME, "nl");
        assertTrue(dutch.contains("Spaargeld wordt €\u00a0100: in deze maanden verandert er niets."), dutch);
        assertEquals(2, dutch.split("<table>").length - 1, "what is left, and the child");
        assertTrue(dutch.contains("Awir art. 22 en 24"), dutch);
        assertTrue(dutch.contains("?view=months\" aria-current=\"page\">Bedragen</a>"), dutch);
        String english = view.overview(Format.HTML, ME, "en");
        assertTrue(english.contains("Savings become €100: nothing changes in these months."), english);
        assertTrue(english.contains("Awir art. 22 and 24"), english);
    }

    @Test
    void eleven_scenarios_are_too_many() {
        String[] many = new String[11];
        Arrays.fill(many, "ww-ends");

        assertEquals(400, assertThrows(PodProblem.class, () -> compare(many)).status());
    }

    private static Scenario scenario(String turtle) {
        String iri = "https://pod.example/situation/vault/scenarios/rent";
        return Scenario.of("rent", iri, RdfDocument.parse(Buffer.buffer(turtle), RdfFormat.TURTLE, iri));
    }

    private static Comparison compare(String... scenarios) {
        List<Scenario> asked = Arrays.stream(scenarios)
                .map(each -> HOUSEHOLD.readyMade(each, YEAR))
                .toList();
        return HOUSEHOLD.view(ME, DOCUMENTS, asked, YEAR).comparison();
    }

    private static String shown(MonthlyOverview overview, String line, String month) {
        Cell cell = overview.line(line).orElseThrow().at(YearMonth.parse(month));
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString();
        }
        return cell instanceof Cell.Unknown ? "?" : "no";
    }
}
