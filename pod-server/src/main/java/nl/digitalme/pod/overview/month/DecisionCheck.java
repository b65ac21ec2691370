package nl.digitalme.pod.overview.month;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Situation;

/**
 * What an agency decided beside what the law gives by own computation, in a month in which both are known. What was
 * decided is what is paid; a difference is a question to ask, not a mistake of either.
 */
record DecisionCheck(String line, Words label, YearMonth month, BigDecimal decided, BigDecimal computed) {

    /** Every month in which both are known. */
    static List<DecisionCheck> all(
            List<Catalogue.Decision> decisions, List<YearMonth> months, Function<YearMonth, Situation> situations) {
        List<DecisionCheck> checks = new ArrayList<>();
        for (Catalogue.Decision decision : decisions) {
            for (YearMonth month : months) {
                Situation situation = situations.apply(month);
                Optional<BigDecimal> decided = situation.number(decision.decided());
                decided.flatMap(one -> situation
                                .number(decision.computed())
                                .map(other -> new DecisionCheck(decision.line(), decision.label(), month, one, other)))
                        .ifPresent(checks::add);
            }
        }
        return checks;
    }

    boolean agrees() {
        return decided.compareTo(computed) == 0;
    }

    Words words() {
        return new Words(
                "%s in %s: besloten is %s, berekend is %s."
                        .formatted(label.nl(), month, plain(decided), plain(computed)),
                "%s in %s: decided is %s, computed is %s."
                        .formatted(label.en(), month, plain(decided), plain(computed)));
    }

    static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() > 0 && bare.scale() < 2 ? bare.setScale(2) : bare.scale() < 0 ? bare.setScale(0) : bare)
                .toPlainString();
    }
}
