package nl.digitalme.pod.overview.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Line;

/** Computes a curve: first in whole steps, then in fine ones wherever the answer turns. */
public final class CurveMaker {
    private static final int MOST_TURNS = 6;

    private final CurveQuestion question;
    private final Function<String, Scenario> scenarios;
    private final Function<List<Scenario>, List<Computation>> derive;

    /** {@code derive}: the computation of each of these scenarios, in one run. */
    public CurveMaker(
            CurveQuestion question,
            Function<String, Scenario> scenarios,
            Function<List<Scenario>, List<Computation>> derive) {
        this.question = question;
        this.scenarios = scenarios;
        this.derive = derive;
    }

    public Curve make() {
        CurveQuestion.Axis axis = question.axis();
        List<BigDecimal> whole = CurveQuestion.Axis.values(axis.first, axis.last, axis.step);
        List<Scenario> all = new ArrayList<>(scenarios(whole));
        all.add(scenarios.apply(question.than().orElseGet(question::noWork)));
        List<Computation> computed = derive.apply(all);
        List<Line> lines = computed.get(0).frame();
        SortedMap<BigDecimal, Curve.Point> points = points(whole, all, computed, lines);
        int last = all.size() - 1;
        Curve curve = new Curve(question, lines, point(all.get(last), computed.get(last), lines), points);
        return refined(curve);
    }

    private Curve refined(Curve curve) {
        List<BigDecimal> fine = new ArrayList<>();
        List<Curve.Interval> turns = curve.turns();
        for (Curve.Interval turn : turns.subList(0, Math.min(MOST_TURNS, turns.size()))) {
            fine.addAll(CurveQuestion.Axis.values(turn.from(), turn.through(), question.axis().fine));
        }
        fine.removeIf(curve.points()::containsKey);
        if (fine.isEmpty()) {
            return curve;
        }
        List<Scenario> all = scenarios(fine);
        SortedMap<BigDecimal, Curve.Point> points = new TreeMap<>(curve.points());
        points.putAll(points(fine, all, derive.apply(all), curve.lines()));
        return new Curve(question, curve.lines(), curve.than(), points);
    }

    private List<Scenario> scenarios(List<BigDecimal> values) {
        return values.stream().map(question::scenario).map(scenarios).toList();
    }

    private SortedMap<BigDecimal, Curve.Point> points(
            List<BigDecimal> values, List<Scenario> all, List<Computation> computed, List<Line> lines) {
        SortedMap<BigDecimal, Curve.Point> points = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            points.put(values.get(i), point(all.get(i), computed.get(i), lines));
        }
        return points;
    }

    private Curve.Point point(Scenario scenario, Computation computed, List<Line> lines) {
        Map<String, Euro> amounts = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        Euro left = Euro.ZERO;
        for (Line line : lines) {
            Optional<Euro> amount = computed.sum(line.id()).map(this::perMonth);
            amount.ifPresentOrElse(some -> amounts.put(line.id(), some), () -> unknown.add(line.id()));
            Euro counted = amount.orElse(Euro.ZERO);
            left = line.flow() == Line.Flow.OUT ? left.minus(counted) : left.plus(counted);
        }
        return new Curve.Point(scenario, amounts, unknown, left);
    }

    private Euro perMonth(Euro sum) {
        int months = question.period().months();
        return months == 1 ? sum : Euro.of(sum.decimal().divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_UP));
    }
}
