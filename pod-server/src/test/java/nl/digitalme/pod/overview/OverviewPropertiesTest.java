package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.month.Settlement;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.vocab.VocabFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must be true of every household; tried on households made up from seeds, so that a failure can be repeated. */
class OverviewPropertiesTest {
    private static final int SOME = 2;
    private static final int MANY = 20;
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period ADVANCE = new Period(YearMonth.of(2026, 1), 12);
    private static final Period FINAL = ADVANCE.until(Basis.FINAL);
    private static final Pattern FLOATING =
            Pattern.compile("\\b(double|float|Double|Float)\\b|doubleValue|floatValue|\\d[eE][+-]?\\d");

    @Test
    void nothing_that_is_paid_is_negative() {
        seeds(SOME).forEach(OverviewPropertiesTest::checkNothingIsNegative);
    }

    @Test
    void advance_and_difference_are_together_what_the_year_comes_to() {
        seeds(SOME).forEach(OverviewPropertiesTest::checkSettlement);
    }

    @Test
    void a_month_does_not_know_what_happens_later_but_for_the_income_of_the_year() {
        seeds(SOME).forEach(OverviewPropertiesTest::checkLaterFacts);
    }

    @Test
    void the_order_of_what_is_known_makes_no_difference() {
        seeds(SOME).forEach(seed -> {
            List<Fact> shuffled = new ArrayList<>(RandomHousehold.of(seed));
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(csv(RandomHousehold.of(seed), FINAL), csv(shuffled, FINAL), "seed " + seed);
        });
    }

    @Test
    void more_hours_change_no_scheme_that_has_nothing_to_do_with_work() {
        seeds(SOME).forEach(OverviewPropertiesTest::checkHours);
    }

    @Test
    @Tag("long")
    void all_of_this_holds_for_many_households() {
        seeds(MANY).forEach(seed -> {
            checkNothingIsNegative(seed);
            checkSettlement(seed);
            checkLaterFacts(seed);
            checkHours(seed);
        });
    }

    @Test
    void no_amount_passes_through_a_floating_number() throws IOException {
        for (String sources : List.of("rules", "overview")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/nl/digitalme/pod", sources))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    assertFalse(FLOATING.matcher(code(file)).find(), file + " works with floating numbers");
                }
            }
        }
        try (Stream<Path> files = Files.walk(VocabFiles.schemes())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".rq")).toList()) {
                assertFalse(FLOATING.matcher(code(file)).find(), file + " works with floating numbers");
            }
        }
    }

    // Comments, texts and the checks that refuse floating numbers may name them.
    private static String code(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll("\"[^\"]*\"|//.*|^\\s*[/*#].*|XSDDatatype\\.\\w+", ""))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static void checkNothingIsNegative(long seed) {
        for (Period period : List.of(ADVANCE, FINAL)) {
            for (Line line : overview(RandomHousehold.of(seed), period).lines()) {
                line.months()
                        .forEach((month, cell) -> assertTrue(
                                !(cell instanceof Cell.Amount some)
                                        || some.amount().cents() >= 0,
                                "seed %d: %s in %s is %s".formatted(seed, line.id(), month, cell)));
            }
        }
    }

    private static void checkSettlement(long seed) {
        MonthlyOverview year = overview(RandomHousehold.of(seed), FINAL);
        assertFalse(year.settlements().isEmpty());
        for (Settlement each : year.settlements()) {
            if (each.difference() instanceof Cell.Amount difference) {
                BigDecimal advance = decimal(each.advance());
                assertSame(
                        decimal(each.settled()), advance.add(difference.amount().decimal()), seed);
                year.line(each.line())
                        .ifPresent(line -> assertSame(
                                decimal(each.settled()),
                                line.months().values().stream()
                                        .map(OverviewPropertiesTest::decimal)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                                seed));
            }
        }
    }

    private static void assertSame(BigDecimal one, BigDecimal other, long seed) {
        assertEquals(0, one.compareTo(other), () -> "seed %d: %s and %s".formatted(seed, one, other));
    }

    private static void checkLaterFacts(long seed) {
        List<Fact> facts = RandomHousehold.of(seed);
        int month = 2 + (int) (seed % 10);
        List<Fact> changed = RandomHousehold.withJob(facts, 20, LocalDate.of(2026, month, 1));
        MonthlyOverview before = overview(facts, ADVANCE);
        MonthlyOverview after = overview(changed, ADVANCE);
        MonthlyOverview finalBefore = overview(facts, FINAL);
        MonthlyOverview finalAfter = overview(changed, FINAL);
        Set<String> byYear =
                Set.of("bijstand", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag");
        for (Line line : before.lines()) {
            for (int earlier = 1; earlier < month; earlier++) {
                YearMonth at = YearMonth.of(2026, earlier);
                String what = "seed %d: %s in %s, changed from month %d".formatted(seed, line.id(), at, month);
                assertEquals(
                        said(line.at(at)),
                        said(after.line(line.id()).orElseThrow().at(at)),
                        what);
                if (!byYear.contains(line.id()) && !line.id().startsWith("kwijtschelding")) {
                    Cell was = finalBefore.line(line.id()).orElseThrow().at(at);
                    Cell is = finalAfter.line(line.id()).orElseThrow().at(at);
                    assertEquals(said(was), said(is), what);
                }
            }
        }
    }

    private static void checkHours(long seed) {
        List<Fact> facts = RandomHousehold.of(seed);
        LocalDate from = LocalDate.of(2026, 3, 1);
        MonthlyOverview less = overview(RandomHousehold.withJob(facts, 12, from), ADVANCE);
        MonthlyOverview more = overview(RandomHousehold.withJob(facts, 16, from), ADVANCE);
        Set<String> related = Set.of(
                "ww",
                "ww-netto",
                "loon",
                "loon-netto",
                "bijstand",
                "toeslagenwet",
                "kinderopvangtoeslag",
                "partner-netto");
        for (Line line : less.lines()) {
            if (!related.contains(line.id())) {
                line.months()
                        .forEach((month, cell) -> assertEquals(
                                said(cell),
                                said(more.line(line.id()).orElseThrow().at(month)),
                                "seed %d: %s in %s".formatted(seed, line.id(), month)));
            }
        }
    }

    private static LongStream seeds(int number) {
        return LongStream.range(0, number);
    }

    private static String said(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return some.amount().toString();
        }
        return cell instanceof Cell.Unknown ? "unknown" : "no";
    }

    private static BigDecimal decimal(Cell cell) {
        return cell instanceof Cell.Amount some ? some.amount().decimal() : BigDecimal.ZERO;
    }

    private static MonthlyOverview overview(List<Fact> facts, Period period) {
        return HOUSEHOLD
                .view(RandomHousehold.ME, RandomHousehold.reading(facts), period)
                .overview();
    }

    private static String csv(List<Fact> facts, Period period) {
        return HOUSEHOLD
                .view(RandomHousehold.ME, RandomHousehold.reading(facts), period)
                .overview(Format.CSV, "");
    }
}
