package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/** A row of a plan as Jena's expressions want to see it. */
final class RowBinding implements Binding {
    private final Map<Var, Integer> slots;
    private final @Nullable Node[] values;

    RowBinding(Map<Var, Integer> slots, @Nullable Node[] values) {
        this.slots = slots;
        this.values = values;
    }

    @Override
    @SuppressWarnings("NullAway") // Jena says "no value" with null
    public Node get(Var variable) {
        Integer slot = slots.get(variable);
        return slot == null ? null : values[slot];
    }

    @Override
    public boolean contains(Var variable) {
        return get(variable) != null;
    }

    private List<Var> bound() {
        List<Var> bound = new ArrayList<>();
        slots.forEach((variable, slot) -> {
            if (values[slot] != null) {
                bound.add(variable);
            }
        });
        return bound;
    }

    @Override
    public Iterator<Var> vars() {
        return bound().iterator();
    }

    @Override
    public Set<Var> varsMentioned() {
        return new LinkedHashSet<>(bound());
    }

    @Override
    public void forEach(BiConsumer<Var, Node> action) {
        bound().forEach(variable -> action.accept(variable, get(variable)));
    }

    @Override
    public int size() {
        return bound().size();
    }

    @Override
    public boolean isEmpty() {
        return bound().isEmpty();
    }

    @Override
    public Binding detach() {
        return this;
    }
}
