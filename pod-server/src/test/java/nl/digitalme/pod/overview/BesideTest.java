package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.listing.ListingAnswer;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Cells;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Ground;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.Reading;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scenarios share with today what is the same in both; nobody may see that. */
class BesideTest {
    private static final Cells CELLS = Cells.of(Schemes.standard(), Catalogue.fromVocab());
    private static final Period FINAL = new Period(YearMonth.of(2026, 1), 12, Basis.FINAL);

    @Test
    void a_household_derived_beside_others_is_what_it_is_alone() {
        LongStream.range(0, 2).forEach(BesideTest::checkHouseholds);
    }

    @Test
    @Tag("long")
    void so_are_many_households() {
        LongStream.range(2, 120).forEach(BesideTest::checkHouseholds);
    }

    private static void checkHouseholds(long seed) {
        List<Fact> facts = RandomHousehold.of(seed);
        List<Reading> readings = Stream.concat(
                        Stream.of(facts, RandomHousehold.withJob(facts, 12, LocalDate.of(2026, 5, 10))),
                        IntStream.range(0, 3).mapToObj(each -> changed(facts, new Random(seed * 31 + each))))
                .map(RandomHousehold::reading)
                .toList();

        List<Computation> together = Computation.all(CELLS, RandomHousehold.ME, readings, FINAL);

        for (int i = 0; i < readings.size(); i++) {
            Computation alone = Computation.all(CELLS, RandomHousehold.ME, List.of(readings.get(i)), FINAL)
                    .get(0);
            assertSame(alone, together.get(i), "seed %d, variant %d".formatted(seed, i));
        }
    }

    private static void assertSame(Computation alone, Computation together, String which) {
        MonthlyOverview one = alone.overview(List.of());
        MonthlyOverview other = together.overview(List.of());
        assertEquals(one.lines(), other.lines(), which);
        assertEquals(one.settlements(), other.settlements(), which);
        for (Line line : one.lines()) {
            for (YearMonth month : List.of(YearMonth.of(2026, 2), YearMonth.of(2026, 11))) {
                assertEquals(
                        alone.why(line.id(), month).map(Ground::of),
                        together.why(line.id(), month).map(Ground::of),
                        which);
            }
        }
        assertEquals(rights(alone), rights(together), which);
    }

    private static String rights(Computation computation) {
        return Format.JSON.write(new ListingAnswer(Ask.RIGHTS.listing(computation), computation, ""), "nl");
    }

    // Some facts are forgotten, some amounts are others, and their order stays.
    private static List<Fact> changed(List<Fact> facts, Random random) {
        List<Fact> changed = new ArrayList<>();
        for (Fact fact : facts) {
            int dice = random.nextInt(12);
            if (dice > 0) {
                changed.add(dice > 2 ? fact : other(fact, random));
            }
        }
        return changed;
    }

    private static Fact other(Fact fact, Random random) {
        Value value = fact.value();
        if (value instanceof Literal text && text.getLabel().matches("[0-9.]+")) {
            value = Values.literal(BigDecimal.valueOf(random.nextInt(9_000_000), 2));
        }
        return new Fact(fact.subject(), fact.notion(), value, fact.from(), fact.through(), fact.source());
    }
}
