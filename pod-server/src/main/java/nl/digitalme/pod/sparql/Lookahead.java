package nl.digitalme.pod.sparql;

import java.util.NoSuchElementException;
import org.apache.jena.util.iterator.NiceIterator;

/** An iterator that finds out whether there is more by going there. */
abstract class Lookahead<T> extends NiceIterator<T> {
    private boolean isThere;
    private boolean isOver;

    /** To the next element; false at the end, and then not called again. */
    abstract boolean advance();

    /** The element that {@link #advance} went to. */
    abstract T current();

    @Override
    public final boolean hasNext() {
        if (!isThere && !isOver) {
            isThere = advance();
            isOver = !isThere;
        }
        return isThere;
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isThere = false;
        return current();
    }

    @Override
    public final void close() {
        isThere = false;
        isOver = true;
    }
}
