package nl.digitalme.pod.overview.scenario;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Ground;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;

/** Scenarios beside today: every line, month by month, and what each scenario changes. */
public record Comparison(MonthlyOverview today, List<Alternative> alternatives) {

    /** One scenario with its own overview and the lines that differ from today's. */
    public record Alternative(Scenario scenario, MonthlyOverview overview, List<Changed> changed) {}

    /**
     * A line that a scenario changes.
     *
     * @param months the difference in each month; empty where today or the scenario is unknown
     * @param grounds the articles or documents that the amounts rest on, before or after
     */
    public record Changed(Line before, Line after, SortedMap<YearMonth, Optional<Euro>> months, List<Ground> grounds) {

        /** What is known of the difference over all months. */
        public Euro total() {
            return months.values().stream().flatMap(Optional::stream).reduce(Euro.ZERO, Euro::plus);
        }

        public boolean isWhole() {
            return months.values().stream().allMatch(Optional::isPresent);
        }
    }

    public static Comparison of(
            Computation today, List<Scenario> scenarios, List<Computation> others, List<String> documents) {
        MonthlyOverview base = today.overview(documents);
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Computation other = others.get(i);
            MonthlyOverview overview = other.overview(documents);
            alternatives.add(new Alternative(scenarios.get(i), overview, changed(today, base, other, overview)));
        }
        return new Comparison(base, alternatives);
    }

    private static List<Changed> changed(
            Computation today, MonthlyOverview base, Computation other, MonthlyOverview overview) {
        List<Changed> changed = new ArrayList<>();
        for (Line before : base.lines()) {
            Line after = overview.line(before.id()).orElseThrow();
            SortedMap<YearMonth, Optional<Euro>> months = differences(before, after);
            List<YearMonth> differing = months.keySet().stream()
                    .filter(month -> !isSame(before.at(month), after.at(month)))
                    .toList();
            if (!differing.isEmpty()) {
                changed.add(new Changed(before, after, months, grounds(today, other, before.id(), differing.get(0))));
            }
        }
        return changed;
    }

    // Of the first month that differs: what today's amount and the other rest on there.
    private static List<Ground> grounds(Computation today, Computation other, String line, YearMonth month) {
        Set<Ground> grounds = new LinkedHashSet<>();
        other.why(line, month)
                .or(() -> other.failing(line, month))
                .map(Ground::of)
                .ifPresent(grounds::add);
        today.why(line, month)
                .or(() -> today.failing(line, month))
                .map(Ground::of)
                .ifPresent(grounds::add);
        boolean lawful = grounds.stream().anyMatch(ground -> ground.article().isPresent());
        return grounds.stream()
                .filter(ground -> !lawful || ground.article().isPresent())
                .toList();
    }

    private static SortedMap<YearMonth, Optional<Euro>> differences(Line before, Line after) {
        SortedMap<YearMonth, Optional<Euro>> months = new TreeMap<>();
        before.months().forEach((month, cell) -> months.put(month, difference(cell, after.at(month))));
        return months;
    }

    /** After less before; no right to it counts as nothing, what is unknown makes the difference unknown. */
    static Optional<Euro> difference(Cell before, Cell after) {
        return amount(before).flatMap(had -> amount(after).map(gets -> gets.minus(had)));
    }

    static Optional<Euro> amount(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return Optional.of(some.amount());
        }
        return cell instanceof Cell.NotEligible ? Optional.of(Euro.ZERO) : Optional.empty();
    }

    private static boolean isSame(Cell before, Cell after) {
        return amount(before).equals(amount(after))
                && (amount(before).isPresent() || before instanceof Cell.Unknown == after instanceof Cell.Unknown);
    }
}
