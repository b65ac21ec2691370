package nl.digitalme.pod.sparql.index;

import java.util.BitSet;
import java.util.List;
import nl.digitalme.pod.sparql.guard.Budget;
import nl.digitalme.pod.sparql.guard.QueryLimits;

/** Walks over the rows of a range whose document is open, and that fit a pattern. */
public final class Cursor {
    /** Over no rows at all. */
    public static final Cursor NOTHING = new Cursor(
            new Segment(List.of(), new int[0], new Rows()).document(0),
            new BitSet(),
            new Pattern(Pattern.ANY, Pattern.ANY, Pattern.ANY),
            new Budget(QueryLimits.DEFAULT));

    private static final BitSet NONE = new BitSet();
    private static final int ANY_DOCUMENT = -1;

    private final Segment.Range range;
    private final BitSet open;
    private final int only;
    private final Pattern pattern;
    private final Budget budget;
    private int row;

    public Cursor(Segment.Range range, BitSet open, Pattern pattern, Budget budget) {
        this(range, open, ANY_DOCUMENT, pattern, budget);
    }

    private Cursor(Segment.Range range, BitSet open, int only, Pattern pattern, Budget budget) {
        this.range = range;
        this.open = open;
        this.only = only;
        this.pattern = pattern;
        this.budget = budget;
        this.row = range.from() - 1;
    }

    /** Over the rows of one document, wherever they stand. */
    public static Cursor ofDocument(Segment.Range range, int document, Pattern pattern, Budget budget) {
        return new Cursor(range, NONE, document, pattern, budget);
    }

    /** To the next row that counts; false at the end. */
    public boolean next() {
        while (row + 1 < range.to()) {
            row++;
            budget.tick();
            if (isOpen(document()) && pattern.fits(subject(), predicate(), object())) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(int document) {
        return only == ANY_DOCUMENT ? open.get(document) : only == document;
    }

    /** To the next row that counts and holds another triple than this one. */
    public boolean nextTriple() {
        if (row < range.from()) {
            return next();
        }
        long key = range.ordering().keyAt(row);
        int third = range.ordering().thirdAt(row);
        while (next()) {
            if (range.ordering().keyAt(row) != key || range.ordering().thirdAt(row) != third) {
                return true;
            }
        }
        return false;
    }

    public int subject() {
        return range.subjectAt(row);
    }

    public int predicate() {
        return range.predicateAt(row);
    }

    public int object() {
        return range.objectAt(row);
    }

    public int document() {
        return range.ordering().documentAt(row);
    }
}
