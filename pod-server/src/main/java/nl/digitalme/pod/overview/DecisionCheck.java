package nl.digitalme.pod.overview;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What an agency decided beside what the law gives by own computation, in a month in which both are known. What was
 * decided is what is paid; a difference is a question to ask, not a mistake of either.
 */
record DecisionCheck(String line, Words label, YearMonth month, BigDecimal decided, BigDecimal computed) {

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
