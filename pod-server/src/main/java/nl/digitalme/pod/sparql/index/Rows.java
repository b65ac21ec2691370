package nl.digitalme.pod.sparql.index;

import java.util.Arrays;

/** Quads as numbers, being collected: subject, predicate, object, and the place of their document in its segment. */
public final class Rows {
    private static final int WIDTH = 4;

    private int[] cells = new int[WIDTH * 64];
    private int size;

    void add(int subject, int predicate, int object, int document) {
        int at = size * WIDTH;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, at * 2);
        }
        cells[at] = subject;
        cells[at + 1] = predicate;
        cells[at + 2] = object;
        cells[at + 3] = document;
        size++;
    }

    int size() {
        return size;
    }

    /** Column 0 to 3 of a row. */
    int cell(int row, int column) {
        return cells[row * WIDTH + column];
    }

    /** The numbers of the rows, sorted by these columns. */
    int[] sortedBy(int... columns) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        int[] spare = new int[size];
        for (int width = 1; width < size; width *= 2) {
            mergePass(order, spare, width, columns);
            int[] swap = order;
            order = spare;
            spare = swap;
        }
        return order;
    }

    private void mergePass(int[] from, int[] to, int width, int[] columns) {
        for (int low = 0; low < size; low += 2 * width) {
            int middle = Math.min(low + width, size);
            int high = Math.min(low + 2 * width, size);
            int left = low;
            int right = middle;
            for (int at = low; at < high; at++) {
                boolean takeLeft = left < middle && (right >= high || compare(from[left], from[right], columns) <= 0);
                to[at] = from[takeLeft ? left++ : right++];
            }
        }
    }

    private int compare(int one, int other, int[] columns) {
        for (int column : columns) {
            int difference = Integer.compare(cell(one, column), cell(other, column));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
