package nl.digitalme.pod.overview.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Line;

/**
 * What is left for each value of hours or wage, and where that is more than in the situation it is compared with.
 *
 * @param lines what each line of the overview is called, and which way its money goes
 * @param than what the points are compared with
 * @param points every value that was computed, in order
 */
public record Curve(CurveQuestion question, List<Line> lines, Point than, SortedMap<BigDecimal, Point> points) {

    /** All money of one situation, per month. Unknown lines are named and not counted. */
    public record Point(Scenario scenario, Map<String, Euro> amounts, Set<String> unknown, Euro left) {}

    /** From one value through the next: what changes, and by which lines. */
    public record Step(BigDecimal from, BigDecimal to, Euro change, SortedMap<String, Euro> lines) {}

    /** Values between which she is better off; the ends were computed and belong to it. */
    public record Interval(BigDecimal from, BigDecimal through) {}

    public Point at(BigDecimal value) {
        return Optional.ofNullable(points.get(value)).orElseThrow();
    }

    /** The steps that are shown: every 4 hours, or every 4 euro. */
    public List<Step> steps() {
        List<BigDecimal> shown = shown();
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < shown.size(); i++) {
            steps.add(step(shown.get(i - 1), shown.get(i)));
        }
        return steps;
    }

    List<BigDecimal> shown() {
        CurveQuestion.Axis axis = question.axis();
        return CurveQuestion.Axis.values(axis.first, axis.last, axis.shown);
    }

    private Step step(BigDecimal from, BigDecimal to) {
        Point before = at(from);
        Point after = at(to);
        SortedMap<String, Euro> changes = new TreeMap<>();
        for (Line line : lines) {
            Euro change = signed(line, after).minus(signed(line, before));
            if (change.cents() != 0) {
                changes.put(line.id(), change);
            }
        }
        return new Step(from, to, after.left().minus(before.left()), changes);
    }

    // What goes out counts below zero, so that the lines of a step add up to its change.
    private static Euro signed(Line line, Point point) {
        Euro amount = point.amounts().getOrDefault(line.id(), Euro.ZERO);
        return line.flow() == Line.Flow.OUT ? Euro.ZERO.minus(amount) : amount;
    }

    /** Whether every line that is known in one of two situations is known in the other. */
    boolean isComparable(Point point) {
        return point.unknown().equals(than.unknown());
    }

    private boolean isBetter(Point point) {
        return isComparable(point) && point.left().compareTo(than.left()) > 0;
    }

    /** Where she is better off; more than one interval when the curve falls back on the way. */
    public List<Interval> better() {
        List<Interval> intervals = new ArrayList<>();
        Optional<BigDecimal> start = Optional.empty();
        Optional<BigDecimal> last = Optional.empty();
        for (Map.Entry<BigDecimal, Point> each : points.entrySet()) {
            if (isBetter(each.getValue())) {
                start = start.or(() -> Optional.of(each.getKey()));
                last = Optional.of(each.getKey());
            } else if (start.isPresent()) {
                intervals.add(new Interval(start.get(), last.orElseThrow()));
                start = Optional.empty();
            }
        }
        start.ifPresent(from -> intervals.add(new Interval(from, points.lastKey())));
        return intervals;
    }

    /** The values at which a line is unknown that is known in the situation compared with, or the other way round. */
    List<BigDecimal> uncertain() {
        return points.entrySet().stream()
                .filter(each -> !isComparable(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Values next to each other of which one is better and the other is not: between them the answer turns. */
    List<Interval> turns() {
        List<Interval> turns = new ArrayList<>();
        BigDecimal before = points.firstKey();
        for (BigDecimal value : points.keySet()) {
            if (isBetter(at(before)) != isBetter(at(value))) {
                turns.add(new Interval(before, value));
            }
            before = value;
        }
        return turns;
    }

    Set<String> unknown() {
        Set<String> all = new HashSet<>(than.unknown());
        points.values().forEach(point -> all.addAll(point.unknown()));
        return all.stream().sorted().collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
