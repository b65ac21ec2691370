package nl.digitalme.pod.overview.month;

import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Words;

/**
 * What a year comes to on one line, beside what was paid in advance.
 *
 * @param advance all advances of the year together
 * @param settled what the year comes to in the end
 * @param difference what is still paid out; below zero: what is to be paid back
 */
public record Settlement(String line, Words label, Year year, Cell advance, Cell settled, Cell difference) {

    static Settlement of(Line of, Year year, Cell advance, Cell settled) {
        return new Settlement(of.id(), of.label(), year, advance, settled, difference(advance, settled));
    }

    private static Cell difference(Cell advance, Cell settled) {
        if (advance instanceof Cell.Amount paid && settled instanceof Cell.Amount right) {
            boolean marked = paid.marked() || right.marked();
            return new Cell.Amount(right.amount().minus(paid.amount()), marked, right.notion());
        }
        List<Cell.Reason> missing = new ArrayList<>();
        for (Cell each : List.of(advance, settled)) {
            if (each instanceof Cell.Unknown unknown) {
                missing.addAll(unknown.missing());
            }
        }
        return new Cell.Unknown(missing.stream().distinct().toList());
    }

    /** All months together; unknown as soon as one of them is. No right to it counts as nothing. */
    static Cell sum(Collection<Cell> months, Cell.Amount nothing) {
        Cell.Amount sum = nothing;
        List<Cell.Reason> missing = new ArrayList<>();
        boolean known = true;
        for (Cell month : months) {
            if (month instanceof Cell.Amount some) {
                Euro amount = sum.amount().plus(some.amount());
                sum = new Cell.Amount(amount, sum.marked() || some.marked(), some.notion());
            } else if (month instanceof Cell.Unknown unknown) {
                known = false;
                missing.addAll(unknown.missing());
            }
        }
        return known ? sum : new Cell.Unknown(missing.stream().distinct().toList());
    }
}
