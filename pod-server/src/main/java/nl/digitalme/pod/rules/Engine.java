package nl.digitalme.pod.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Runs the units in their order on one graph of situations, and remembers which unit made what. */
final class Engine {
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");
    private static final int MOST_PASSES = 20;
    // Where a tax in whole euro goes up by one for half a euro of means, and the means down again for that euro, no
    // value
    // agrees with itself on the cent. After some passes one euro a year, shared out over its months, is near enough.
    private static final int EXACT_PASSES = 10;
    private static final BigDecimal EURO_A_YEAR = new BigDecimal("0.09");

    private final NotionGraph graph;
    private final Map<Node, Map<Node, Unit>> madeBy = new HashMap<>();

    private Engine(NotionGraph graph) {
        this.graph = graph;
    }

    /** Derives everything; answers per notion which unit made the value of each node. */
    static Map<Node, Map<Node, Unit>> run(NotionGraph graph, List<Component> order) {
        Engine engine = new Engine(graph);
        for (Component component : order) {
            if (component.starts().isEmpty()) {
                component.units().forEach(engine::run);
            } else {
                engine.solve(component);
            }
        }
        return engine.madeBy;
    }

    /** Units that run together: one, or a loop with the notions it starts at. */
    record Component(List<Unit> units, Map<Node, Node> starts) {

        static List<Component> of(Law law) {
            Map<Node, Node> starts = law.startValues();
            return Order.of(law.units()).stream()
                    .map(units -> units.size() == 1 ? new Component(units, Map.of()) : loop(units, starts))
                    .toList();
        }

        private static Component loop(List<Unit> units, Map<Node, Node> starts) {
            Map<Node, Node> own = new LinkedHashMap<>();
            units.forEach(unit -> unit.makes().stream()
                    .filter(starts::containsKey)
                    .forEach(notion -> own.put(notion, starts.get(notion))));
            List<Unit> inOrder =
                    Order.of(units, own.keySet()).stream().flatMap(List::stream).toList();
            return new Component(inOrder, own);
        }
    }

    private void run(Unit unit) {
        unit.derive(graph).forEach(triple -> add(triple, unit));
    }

    private void add(Triple triple, Unit unit) {
        Node subject = triple.getSubject();
        Node notion = triple.getPredicate();
        Terms.checkExact(triple.getObject(), unit.text().name());
        Optional<Node> before = graph.value(subject, notion);
        Map<Node, Unit> makers = madeBy.computeIfAbsent(notion, any -> new HashMap<>());
        if (before.isEmpty()) {
            graph.put(subject, notion, triple.getObject());
            makers.put(subject, unit);
            return;
        }
        Unit maker = makers.get(subject);
        // Without a maker it was stated, and what is stated wins: that is how a scenario assumes something.
        if (maker != null && !Terms.same(before.get(), triple.getObject())) {
            throw conflict(triple, before.get(), maker, unit);
        }
    }

    private static LawProblem conflict(Triple triple, Node before, Unit one, Unit other) {
        return new LawProblem("%s is %s by %s and %s by %s: these rules must exclude each other."
                .formatted(
                        triple.getPredicate(),
                        before.getLiteralLexicalForm(),
                        one.text().name(),
                        triple.getObject().isLiteral()
                                ? triple.getObject().getLiteralLexicalForm()
                                : triple.getObject().toString(),
                        other.text().name()));
    }

    /** A loop: guess, derive, guess what came out, until the guess moves less than half a cent. */
    private void solve(Component loop) {
        Set<Triple> guesses = firstGuesses(loop);
        boolean supported = false;
        while (!supported) {
            Set<Triple> settled = settle(loop, guesses);
            Set<Node> made = new HashSet<>();
            settled.forEach(each -> made.add(each.getSubject()));
            // A guess that no rule confirms stands on nothing: what lacks a fact must stay unknown.
            supported = guesses.stream().allMatch(guess -> made.contains(guess.getSubject()));
            guesses.removeIf(guess -> !made.contains(guess.getSubject()));
        }
    }

    private Set<Triple> firstGuesses(Component loop) {
        Set<Triple> guesses = new HashSet<>();
        loop.starts().forEach((notion, value) -> graph.find(Node.ANY, Terms.node(DM.MONTH), Node.ANY)
                .filterKeep(each -> graph.value(each.getSubject(), notion).isEmpty())
                .forEach(each -> guesses.add(Triple.create(each.getSubject(), notion, value))));
        return guesses;
    }

    private Set<Triple> settle(Component loop, Set<Triple> firstGuesses) {
        Set<Triple> guesses = firstGuesses;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            clear(loop);
            guesses.forEach(guess -> graph.put(guess.getSubject(), guess.getPredicate(), guess.getObject()));
            Map<Triple, Unit> next = pass(loop, guesses);
            boolean still = closeEnough(guesses, next.keySet(), pass < EXACT_PASSES ? HALF_A_CENT : EURO_A_YEAR);
            guesses = new HashSet<>(next.keySet());
            if (still) {
                next.forEach(this::replace);
                return guesses;
            }
        }
        throw new LawProblem("The loop over %s does not settle in %d rounds."
                .formatted(loop.starts().keySet(), MOST_PASSES));
    }

    // Only what the loop itself made: another rule may have told the same notion of other situations.
    private void clear(Component loop) {
        for (Unit unit : loop.units()) {
            for (Node notion : unit.makes()) {
                madeBy.getOrDefault(notion, Map.of()).entrySet().removeIf(made -> {
                    boolean own = loop.units().contains(made.getValue());
                    if (own) {
                        graph.remove(made.getKey(), notion);
                    }
                    return own;
                });
            }
        }
    }

    private Map<Triple, Unit> pass(Component loop, Set<Triple> guesses) {
        Set<List<Node>> guessed = new HashSet<>();
        guesses.forEach(guess -> guessed.add(List.of(guess.getSubject(), guess.getPredicate())));
        Map<Triple, Unit> next = new LinkedHashMap<>();
        for (Unit unit : loop.units()) {
            for (Triple triple : unit.derive(graph)) {
                if (guessed.contains(List.of(triple.getSubject(), triple.getPredicate()))) {
                    next.put(triple, unit);
                } else {
                    add(triple, unit);
                }
            }
        }
        guesses.forEach(guess -> graph.remove(guess.getSubject(), guess.getPredicate()));
        return next;
    }

    private static boolean closeEnough(Set<Triple> guesses, Set<Triple> next, BigDecimal tolerance) {
        Map<List<Node>, Node> before = new HashMap<>();
        guesses.forEach(each -> before.put(List.of(each.getSubject(), each.getPredicate()), each.getObject()));
        List<Triple> moved = new ArrayList<>();
        for (Triple each : next) {
            Node old = before.get(List.of(each.getSubject(), each.getPredicate()));
            if (old == null
                    || Terms.decimal(old)
                                    .subtract(Terms.decimal(each.getObject()))
                                    .abs()
                                    .compareTo(tolerance)
                            >= 0) {
                moved.add(each);
            }
        }
        return moved.isEmpty();
    }

    private void replace(Triple triple, Unit unit) {
        graph.remove(triple.getSubject(), triple.getPredicate());
        graph.put(triple.getSubject(), triple.getPredicate(), triple.getObject());
        madeBy.computeIfAbsent(triple.getPredicate(), any -> new HashMap<>()).put(triple.getSubject(), unit);
    }
}
