package nl.digitalme.pod.sparql.index;

/**
 * The quads of a segment in one order, as columns: the first two terms of the order in one key, then the third, then
 * the document. The documents of one triple stand side by side, which is what makes duplicates cheap to see.
 */
final class Ordering {
    /** Bytes a quad takes in one ordering. */
    static final int BYTES = Long.BYTES + 2 * Integer.BYTES;

    private final long[] keys;
    private final int[] thirds;
    private final int[] documents;

    /**
     * Orders rows by columns {@code first}, {@code first + 1} and {@code first + 2}, counted round subject,
     * predicate, object.
     */
    static Ordering startingAt(Rows rows, int first) {
        int second = (first + 1) % 3;
        int third = (first + 2) % 3;
        return new Ordering(rows, rows.sortedBy(first, second, third, 3), new int[] {first, second, third});
    }

    /** Orders rows by document, and by subject, predicate and object inside each. */
    static Ordering byDocument(Rows rows) {
        return new Ordering(rows, rows.sortedBy(3, 0, 1, 2), new int[] {0, 1, 2});
    }

    private Ordering(Rows rows, int[] order, int[] columns) {
        keys = new long[order.length];
        thirds = new int[order.length];
        documents = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            keys[i] = key(rows.cell(order[i], columns[0]), rows.cell(order[i], columns[1]));
            thirds[i] = rows.cell(order[i], columns[2]);
            documents[i] = rows.cell(order[i], 3);
        }
    }

    static long key(int first, int second) {
        return ((long) first << Integer.SIZE) | second;
    }

    int size() {
        return keys.length;
    }

    long keyAt(int row) {
        return keys[row];
    }

    int firstAt(int row) {
        return (int) (keys[row] >>> Integer.SIZE);
    }

    int secondAt(int row) {
        return (int) keys[row];
    }

    int thirdAt(int row) {
        return thirds[row];
    }

    int documentAt(int row) {
        return documents[row];
    }

    /** The first row in the range whose key is not below this one. */
    int lowerBound(long key, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The first row after those with this key, which start at {@code from}: found in steps that double, as most
     * are few.
     */
    int endOf(long key, int from) {
        int step = 1;
        while (from + step < keys.length && keys[from + step] == key) {
            step *= 2;
        }
        return lowerBound(key + 1, from + step / 2, Math.min(from + step, keys.length));
    }

    /** The first row in a range of one key whose third term is not below this one. */
    int lowerThird(int third, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (thirds[middle] < third) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first row in the range of a document not below this one; only when ordered by document. */
    int lowerDocument(int document) {
        int low = 0;
        int high = documents.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (documents[middle] < document) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
