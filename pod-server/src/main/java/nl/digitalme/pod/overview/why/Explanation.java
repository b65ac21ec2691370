package nl.digitalme.pod.overview.why;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.jspecify.annotations.Nullable;

/**
 * The steps behind one amount, each of them once. What is the same in several months for the same reasons is one step:
 * twelve months that rest on one contract would otherwise be told twelve times.
 */
public final class Explanation {
    private static final int SHORT = 8; // the steps of the short reason: what fits on a screen

    private final Map<Why, Step> known = new IdentityHashMap<>();
    private final Map<List<Object>, Step> alike = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** One step. Two of them are the same only when they are one: comparing values would walk through all below. */
    public static final class Step {
        private final Why why;
        private final List<Step> inputs;
        private final SortedSet<YearMonth> months = new TreeSet<>();
        private int number;
        private @Nullable Step home; // the step below which this one is told

        private Step(Why why, List<Step> inputs) {
            this.why = why;
            this.inputs = inputs;
        }

        /** s1 is the amount that was asked for, the others follow in the order in which they are read. */
        public String id() {
            return "s" + number;
        }

        /** How it came about in the first of its months. */
        public Why why() {
            return why;
        }

        public List<Step> inputs() {
            return inputs;
        }

        public SortedSet<YearMonth> months() {
            return months;
        }

        private boolean isTruth() {
            return why.value() instanceof Literal literal && literal.getCoreDatatype() == CoreDatatype.XSD.BOOLEAN;
        }
    }

    /**
     * A step where it is told.
     *
     * @param again it was told before, with all that is below it
     * @param deeper how many steps are right below it that the depth leaves out
     */
    record Told(Step step, boolean again, int deeper, List<Told> below) {}

    private Explanation() {}

    public static Explanation of(Why why) {
        Explanation explanation = new Explanation();
        Step root = explanation.step(why);
        explanation.closeLoops();
        findHomes(root);
        explanation.number(root);
        return explanation;
    }

    /** The amount that was asked for. */
    public Step root() {
        return steps.get(0);
    }

    /** All steps in the order in which they are read. */
    public List<Step> steps() {
        return steps;
    }

    /** The steps as a tree, each told once, down to {@code depth} steps below the amount. */
    Told tree(int depth) {
        return told(root(), depth);
    }

    private Told told(Step step, int depth) {
        if (depth == 0) {
            return new Told(step, false, step.inputs.size(), List.of());
        }
        return new Told(
                step,
                false,
                0,
                step.inputs.stream()
                        .map(input -> input.home == step ? told(input, depth - 1) : new Told(input, true, 0, List.of()))
                        .toList());
    }

    private Step step(Why why) {
        Step before = known.get(why);
        if (before == null) {
            List<Step> inputs = new ArrayList<>();
            if (why instanceof Why.Derived derived) {
                Set<Step> once = new LinkedHashSet<>();
                derived.inputs().forEach(input -> once.add(step(input)));
                inputs.addAll(once);
            }
            before = alike.computeIfAbsent(key(why, inputs), any -> new Step(why, inputs));
            known.put(why, before);
        }
        before.months.add(why.month());
        return before;
    }

    private static List<Object> key(Why why, List<Step> inputs) {
        List<Object> key = new ArrayList<>(List.of(why.notion(), why.value()));
        if (why instanceof Why.Derived derived) {
            key.add(derived.subject());
            key.add(derived.rule().name());
            key.addAll(inputs);
        } else if (why instanceof Why.ByLaw law) {
            key.add(law.parameter().origin().parameter());
        } else if (why instanceof Why.Stated stated) {
            key.add(stated.subject());
            key.addAll(stated.sources());
        }
        return key;
    }

    // Where rules need each other the trail stops at the value that it began with: that is the step it was told in.
    private void closeLoops() {
        Map<List<Object>, Step> told = new HashMap<>();
        alike.values().stream()
                .filter(step -> !step.inputs.isEmpty())
                .forEach(step -> step.months.forEach(month -> told.putIfAbsent(place(step.why, month), step)));
        alike.values()
                .forEach(step ->
                        step.inputs.replaceAll(input -> input.why instanceof Why.Derived && input.inputs.isEmpty()
                                ? told.getOrDefault(place(input.why, input.months.first()), input)
                                : input));
    }

    private static List<Object> place(Why why, YearMonth month) {
        Object subject = why instanceof Why.Derived derived ? derived.subject() : "";
        return List.of(why.notion(), why.value(), subject, month);
    }

    // A step is told where it is nearest to the amount: else one long chain of months would go a hundred steps deep.
    private static void findHomes(Step root) {
        root.home = root; // nothing is above it
        Deque<Step> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            for (Step input : step.inputs) {
                if (input.home == null) {
                    input.home = step;
                    open.addLast(input);
                }
            }
        }
    }

    private void number(Step step) {
        steps.add(step);
        step.number = steps.size();
        step.inputs.stream()
                .filter(input -> input.home == step && input != step)
                .forEach(this::number);
    }

    /**
     * The steps that matter most, the amount itself first: the amounts nearest to it, each notion once, without those
     * that only pass an amount on. Of a condition: what it rests on.
     */
    public List<Step> shortReason(Predicate<IRI> isMoney) {
        List<Step> chosen = new ArrayList<>(List.of(root()));
        Set<IRI> notions = new HashSet<>(Set.of(root().why.notion()));
        Set<Step> seen = new HashSet<>(Set.of(root()));
        Deque<Step> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && chosen.size() < SHORT) {
            Step step = open.removeFirst();
            for (Step input : step.inputs) {
                boolean telling = root().isTruth()
                        ? !(input.why instanceof Why.ByLaw)
                        : isTelling(input, isMoney, chosen.contains(step) && chosen.size() < SHORT / 2);
                if (seen.add(input)) {
                    open.addLast(input);
                    if (telling && chosen.size() < SHORT && notions.add(input.why.notion())) {
                        chosen.add(input);
                    }
                }
            }
        }
        return chosen;
    }

    private boolean isTelling(Step step, Predicate<IRI> isMoney, boolean evenNothing) {
        boolean near = step.home == root() || step.months.contains(root().why.month());
        if (step.why instanceof Why.ByLaw || !near) {
            return false; // the step that uses a value of the law says it
        }
        if (step.isTruth()) {
            return step.why instanceof Why.Derived derived
                    && derived.rule().name().endsWith("/scheme.ttl")
                    && !((Literal) step.why.value()).booleanValue();
        }
        if (!isMoney.test(step.why.notion())) {
            return false;
        }
        boolean nothing = ((Literal) step.why.value()).decimalValue().signum() == 0;
        return (!nothing || evenNothing) && !passesOn(step, isMoney);
    }

    private static boolean passesOn(Step step, Predicate<IRI> isMoney) {
        List<Step> money = step.inputs.stream()
                .filter(input -> isMoney.test(input.why.notion()))
                .toList();
        return money.size() == 1
                && money.get(0).why instanceof Why.Derived below
                && below.value().equals(step.why.value());
    }
}
