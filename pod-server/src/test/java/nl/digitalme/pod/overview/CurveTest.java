package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.Curve;
import nl.digitalme.pod.overview.scenario.CurveQuestion;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left for more and more work, for Katja in September 2026 with 1.875 hours of childcare for an hour of work. */
class CurveTest {
    private static final String ME = "https://pod.example/situation/profile/card#me";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final List<FactSource> DOCUMENTS = SituationFiles.documents(DemoFiles.folder());
    private static final Curve HOURS = curve(CurveQuestion.Axis.HOURS, "wage=14.99", "care=1.875", "price=9.50");

    @Test
    void every_point_is_what_the_overview_says_of_the_same_scenario() {
        Curve.Point sixteen = HOURS.at(new BigDecimal("16"));
        Scenario same = HOUSEHOLD.readyMade(
                "job,hours=16,wage=14.99,from=2026-09-01,childcare,hours=30,price=9.50",
                HOURS.question().period());
        MonthlyOverview overview = HOUSEHOLD
                .view(ME, DOCUMENTS, List.of(same), HOURS.question().period())
                .comparison()
                .alternatives()
                .get(0)
                .overview();

        assertEquals(overview.left(YearMonth.of(2026, 9)).known(), sixteen.left());
        assertEquals(Euro.of(new BigDecimal("570.00")), sixteen.amounts().get("kinderopvang")); // 2 x 30 x 9.50
    }

    @Test
    void the_lines_of_each_step_add_up_to_its_change() {
        for (Curve.Step step : HOURS.steps()) {
            Euro sum = step.lines().values().stream().reduce(Euro.ZERO, Euro::plus);
            assertEquals(step.change(), sum, step.from() + " - " + step.to());
        }
        assertEquals(10, HOURS.steps().size());
    }

    @Test
    void what_has_nothing_to_do_with_work_stays_the_same_at_every_hour() {
        for (String line : List.of("kinderbijslag", "huur", "servicekosten", "zorgpremie")) {
            assertEquals(
                    1,
                    HOURS.points().values().stream()
                            .map(point -> point.amounts().get(line))
                            .distinct()
                            .count(),
                    line);
        }
    }

    @Test
    void better_off_is_answered_in_intervals_whose_ends_were_computed() {
        List<Curve.Interval> better = HOURS.better();

        assertTrue(!better.isEmpty());
        for (Curve.Interval interval : better) {
            assertTrue(HOURS.at(interval.from()).left().compareTo(HOURS.than().left()) > 0);
            assertTrue(
                    HOURS.at(interval.through()).left().compareTo(HOURS.than().left()) > 0);
            HOURS.points().headMap(interval.from()).entrySet().stream()
                    .reduce((one, other) -> other)
                    .ifPresent(before -> assertTrue(
                            before.getValue().left().compareTo(HOURS.than().left()) <= 0
                                    && interval.from().subtract(before.getKey()).compareTo(new BigDecimal("0.25")) <= 0,
                            "the point before is no better, and a quarter of an hour away at most"));
        }
    }

    @Test
    void a_curve_that_falls_back_gives_more_than_one_interval() {
        Curve curve = curve(
                CurveQuestion.Axis.HOURS,
                "wage=14.99",
                "care=1.875",
                "price=9.50",
                "scenario=job,hours=24,wage=14.99,from=2026-09-01,childcare,hours=45,price=9.50");

        assertEquals(2, curve.better().size(), curve.better().toString());
        assertTrue(curve.better().get(0).through().compareTo(new BigDecimal("24")) < 0);
        assertTrue(curve.better().get(1).from().compareTo(new BigDecimal("24")) > 0);
    }

    @Test
    void the_wage_from_which_work_pays_is_found_to_the_cent() {
        Curve curve = curve(CurveQuestion.Axis.WAGE, "hours=24", "scenario=job,hours=32,wage=14.99,from=2026-09-01");

        BigDecimal from = curve.better().get(curve.better().size() - 1).from();
        BigDecimal cent = new BigDecimal("0.01");
        assertTrue(curve.points().containsKey(from.subtract(cent)), "the wage a cent lower was tried");
        assertTrue(curve.at(from.subtract(cent)).left().compareTo(curve.than().left()) <= 0);
        assertTrue(curve.at(from).left().compareTo(curve.than().left()) > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wage=much", "wage=1000", "wage=14.99&care=2", "wage=-1", "wage=14.99&scenario=lottery"})
    void a_question_about_work_that_is_not_understood_is_refused_in_words(String parameters) {
        String[] each = parameters.isEmpty() ? new String[0] : parameters.split("&");

        assertEquals(
                400,
                assertThrows(PodProblem.class, () -> curve(CurveQuestion.Axis.HOURS, each))
                        .status());
    }

    private static Curve curve(CurveQuestion.Axis axis, String... parameters) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (String each : parameters) {
            int equals = each.indexOf('=');
            asked.put(each.substring(0, equals), List.of(each.substring(equals + 1)));
        }
        Period month = new Period(YearMonth.of(2026, 9), 1);
        return HOUSEHOLD.curve(
                ME,
                DOCUMENTS,
                CurveQuestion.of(axis, new Question(asked)::first, month),
                named -> HOUSEHOLD.readyMade(named, month));
    }
}
