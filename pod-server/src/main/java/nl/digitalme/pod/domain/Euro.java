package nl.digitalme.pod.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in whole cents. There is no other way to hold money in this code base. */
public record Euro(long cents) implements Comparable<Euro> {
    public static final Euro ZERO = new Euro(0);

    /** The amount as written, for example {@code 12.50}; an amount with a fraction of a cent is refused. */
    public static Euro of(BigDecimal euros) {
        return new Euro(euros.movePointRight(2).longValueExact());
    }

    /** The amount to the cent, rounded as the rule says. */
    public static Euro rounded(BigDecimal euros, RoundingMode rounding) {
        return new Euro(euros.movePointRight(2).setScale(0, rounding).longValueExact());
    }

    public Euro plus(Euro other) {
        return new Euro(Math.addExact(cents, other.cents));
    }

    public Euro minus(Euro other) {
        return new Euro(Math.subtractExact(cents, other.cents));
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Euro other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return decimal().toPlainString() + " EUR";
    }
}
