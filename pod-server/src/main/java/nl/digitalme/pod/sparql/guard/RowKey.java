package nl.digitalme.pod.sparql.guard;

import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row, to tell rows apart. Not the row itself: its hash joins the terms by XOR, and regular data
 * ({@code urn:s1} with 1, {@code urn:s2} with 2) then all meets in a few buckets.
 */
final class RowKey {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final @Nullable Node[] values;
    private final int hash;

    RowKey(Binding row, List<Var> variables) {
        values = new Node[variables.size()];
        long mixed = 1;
        for (int i = 0; i < values.length; i++) {
            Node value = row.get(variables.get(i));
            values[i] = value;
            mixed = (mixed ^ (value == null ? 0 : value.hashCode())) * SPREAD;
            mixed ^= mixed >>> 29;
        }
        hash = (int) (mixed >>> 32);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && hash == key.hash && Arrays.equals(values, key.values);
    }
}
