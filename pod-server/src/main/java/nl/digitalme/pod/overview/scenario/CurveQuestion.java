package nl.digitalme.pod.overview.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Words;

/**
 * What is left for more and more work: over hours at one wage, or over wages for some hours.
 *
 * @param fixed the wage when hours vary, the hours when wages vary
 * @param care hours of childcare a month, for each child and each hour of work a week; empty: her contracts as they are
 * @param than what to compare with; no work unless a scenario is named
 */
public record CurveQuestion(
        Axis axis, BigDecimal fixed, LocalDate from, Optional<Care> care, Optional<String> than, Period period) {
    private static final BigDecimal MOST_WAGE = new BigDecimal("200");
    private static final BigDecimal MOST_HOURS = new BigDecimal("60");

    /** Childcare that grows with the hours of work. */
    record Care(BigDecimal hoursPerHour, BigDecimal price) {}

    /** What varies, in which steps it is searched, and in which finer steps where the answer turns. */
    public enum Axis {
        HOURS("0", "40", "1", "0.25", "4"),
        WAGE("10", "50", "1", "0.01", "4");

        final BigDecimal first;
        final BigDecimal last;
        final BigDecimal step;
        final BigDecimal fine;
        final BigDecimal shown;

        Axis(String first, String last, String step, String fine, String shown) {
            this.first = new BigDecimal(first);
            this.last = new BigDecimal(last);
            this.step = new BigDecimal(step);
            this.fine = new BigDecimal(fine);
            this.shown = new BigDecimal(shown);
        }

        Words unit() {
            return this == HOURS
                    ? new Words("uur per week", "hours a week")
                    : new Words("euro per uur", "euro an hour");
        }

        /** From a value through another, both included. */
        static List<BigDecimal> values(BigDecimal from, BigDecimal through, BigDecimal step) {
            List<BigDecimal> values = new ArrayList<>();
            for (BigDecimal value = from; value.compareTo(through) <= 0; value = value.add(step)) {
                values.add(value);
            }
            return values;
        }
    }

    /**
     * From the parameters of the overview; 400 with what to write when one is missing or out of range.
     *
     * @param asked the first value of a parameter
     * @param period the months that are asked for
     */
    public static CurveQuestion of(Axis axis, Function<String, Optional<String>> asked, Period period) {
        String name = axis == Axis.HOURS ? "wage" : "hours";
        BigDecimal most = axis == Axis.HOURS ? MOST_WAGE : MOST_HOURS;
        BigDecimal fixed = number(asked, name, most)
                .orElseThrow(() -> PodProblem.badRequest("Say %s=…, for example %s."
                        .formatted(name, axis == Axis.HOURS ? "view=hours&wage=14.99" : "view=wage&hours=16")));
        // What the year comes to: with more work the advances would only be wrong.
        Basis until = asked.apply("until").map(Basis::of).orElse(Basis.FINAL);
        int months = asked.apply("months").isPresent() ? period.months() : 1;
        Period shown = new Period(period.from(), months, until, period.norms());
        Optional<Care> care = number(asked, "care", BigDecimal.TEN)
                .map(hours -> new Care(
                        hours,
                        number(asked, "price", MOST_WAGE)
                                .orElseThrow(() -> PodProblem.badRequest("With care=… comes price=…, of an hour."))));
        return new CurveQuestion(axis, fixed, period.from().atDay(1), care, asked.apply("scenario"), shown);
    }

    private static Optional<BigDecimal> number(Function<String, Optional<String>> asked, String name, BigDecimal most) {
        return asked.apply(name).map(text -> {
            if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") || new BigDecimal(text).compareTo(most) > 0) {
                throw PodProblem.badRequest("%s is a number from 0 to %s.".formatted(name, most));
            }
            return new BigDecimal(text);
        });
    }

    /** The scenario at one value of the axis; no hours are no work, and no childcare either. */
    String scenario(BigDecimal value) {
        BigDecimal hours = axis == Axis.HOURS ? value : fixed;
        BigDecimal wage = axis == Axis.HOURS ? fixed : value;
        return hours.signum() == 0 ? noWork() : job(hours, wage);
    }

    String noWork() {
        return "no-work,from=%s,no-childcare".formatted(from);
    }

    private String job(BigDecimal hours, BigDecimal wage) {
        String job = "job,hours=%s,wage=%s,from=%s".formatted(hours.toPlainString(), wage.toPlainString(), from);
        return care.map(each -> job
                        + ",childcare,hours=%s,price=%s"
                                .formatted(
                                        plain(each.hoursPerHour().multiply(hours)),
                                        each.price().toPlainString()))
                .orElse(job);
    }

    private static String plain(BigDecimal number) {
        BigDecimal few = number.setScale(Math.min(4, number.scale()), RoundingMode.HALF_UP);
        return few.stripTrailingZeros().scale() < 0 ? few.setScale(0).toPlainString() : few.toPlainString();
    }
}
