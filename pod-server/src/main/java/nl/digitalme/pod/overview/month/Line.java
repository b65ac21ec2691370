package nl.digitalme.pod.overview.month;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.digitalme.pod.overview.pages.Words;

/**
 * One line of the overview: a scheme, an income or a cost, month by month.
 *
 * @param id stable name, used in links to explanations
 * @param agency who pays or asks it, in words; empty when nobody does
 */
public record Line(String id, Words label, Flow flow, Optional<Words> agency, SortedMap<YearMonth, Cell> months) {

    /**
     * Which way the money goes. Gross amounts are kept apart: tax still comes off. So is what is left of a cost after
     * remission: the cost and its remission are counted.
     */
    public enum Flow {
        IN,
        IN_GROSS,
        OUT,
        REMAINING;

        /** Whether it is money that comes in or goes out, and so is in what is left to spend. */
        public boolean isCounted() {
            return this == IN || this == OUT;
        }

        /** Whether it is about a cost; those stand after the schemes. */
        public boolean isCost() {
            return this == OUT || this == REMAINING;
        }
    }

    /** What the line says of a month. A month that the line does not know is unknown, without a reason. */
    public Cell in(YearMonth month) {
        return months.getOrDefault(month, new Cell.Unknown(List.of()));
    }

    static Line of(String id, Words label, Flow flow, Optional<Words> agency, Map<YearMonth, Cell> months) {
        return new Line(id, label, flow, agency, new TreeMap<>(months));
    }

    /** What it says about a month, which must lie in the period of the overview. */
    public Cell at(YearMonth month) {
        return Optional.ofNullable(months.get(month)).orElseThrow();
    }
}
