package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;

/** 24 months, of which the second year has no law yet: unknown, or with the values of a month that go on, marked. */
class NormsGoOnTest {
    private static final String POD = "https://pod.example/k7f3/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period TWO_YEARS = new Period(YearMonth.of(2026, 1), 24);
    private static final Period GOING_ON =
            new Period(YearMonth.of(2026, 1), 24, Basis.ADVANCE, Optional.of(YearMonth.of(2026, 12)));
    private static final List<FactSource> DOCUMENTS = DemoFiles.documents().entrySet().stream()
            .map(each -> FactSource.of(
                    POD + each.getKey(),
                    RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
            .toList();

    @Test
    void a_year_without_a_law_is_unknown_unless_the_norms_go_on() {
        assertEquals("?", cell(overview(TWO_YEARS), "bijstand", "2027-01"));
        // Question 3 in demo/working/katja.md: 15% of 1,023.73 is free, on the norm of July 2026.
        assertEquals("505.42*", cell(overview(GOING_ON), "bijstand", "2027-01"));
        assertEquals("505.42*", cell(overview(GOING_ON), "bijstand", "2027-08"));
        // The months of 2026 count for the twelve; then nothing is free: as for who was born on 2000-05-09.
        assertEquals("344.11*", cell(overview(GOING_ON), "bijstand", "2027-09"));
    }

    @Test
    void what_is_known_stays_as_it_is_and_keeps_its_marks() {
        MonthlyOverview known = overview(TWO_YEARS);
        MonthlyOverview goingOn = overview(GOING_ON);

        known.lines().forEach(line -> TWO_YEARS
                .all()
                .subList(0, 12)
                .forEach(month -> assertEquals(
                        text(line.at(month)),
                        text(goingOn.line(line.id()).orElseThrow().at(month)),
                        line.id())));
    }

    @Test
    void with_a_year_that_goes_on_the_allowances_of_the_next_are_there_too_and_not_confirmed() {
        Scenario year = HOUSEHOLD.readyMade("year-goes-on,from=2027-01-01", GOING_ON);
        MonthlyOverview next = HOUSEHOLD
                .view(POD + "profile/card#me", DOCUMENTS, List.of(year), GOING_ON)
                .comparison()
                .alternatives()
                .get(0)
                .overview();

        Map.of(
                        "zorgtoeslag", "129.00*",
                        "huurtoeslag", "441.00*",
                        "kindgebonden_budget", "714.00*",
                        "kinderopvangtoeslag", "547.20*",
                        "zorgpremie", "156.58")
                .forEach((line, amount) -> assertEquals(amount, cell(next, line, "2027-06"), line));
        // Child benefit of the second quarter, in the norms of December: child1 is 9, child2 is 5.
        assertEquals("660.75*", cell(next, "kinderbijslag", "2027-07"));
    }

    @Test
    void the_reason_says_that_the_amount_was_taken_to_go_on() {
        String why = HOUSEHOLD
                .view(POD + "profile/card#me", DOCUMENTS, GOING_ON)
                .why(Format.JSON, "", "bijstand", YearMonth.of(2027, 1))
                .orElseThrow();

        assertTrue(why.contains("taken to go on"), why);
        assertTrue(why.contains("transition of the Participatiewet in balans"), why);
    }

    @Test
    void a_month_that_is_none_is_refused() {
        Map<String, List<String>> asked = Map.of("norms", List.of("december"));

        assertThrows(PodProblem.class, () -> Period.of(asked, YearMonth.of(2026, 11)));
    }

    private static MonthlyOverview overview(Period period) {
        return HOUSEHOLD.view(POD + "profile/card#me", DOCUMENTS, period).overview();
    }

    private static String cell(MonthlyOverview overview, String line, String month) {
        return text(overview.line(line).orElseThrow().at(YearMonth.parse(month)));
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString() + (some.marked() ? "*" : "");
        }
        return cell instanceof Cell.Unknown ? "?" : "no";
    }
}
