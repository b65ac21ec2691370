package nl.digitalme.pod.rules;

import java.math.BigDecimal;
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
    // value agrees with itself on the cent. All that was tried settles in nine passes; after many more one euro a year,
    // shared out over its months, will do.
    private static final int PATIENT_PASSES = 16;
    private static final BigDecimal EURO_A_YEAR = new BigDecimal("0.09");

    private final NotionGraph graph;
    private final Map<Node, Map<Node, Unit>> madeBy = new HashMap<>();

    Engine(NotionGraph graph) {
        this.graph = graph;
    }

    /** Derives everything of one timeline. */
    static Solved run(Situations situations, Course course) {
        Engine engine = new Engine(situations.graph());
        Map<Node, Column> stated = Solved.stated(situations.graph(), course.made());
        course.steps().forEach(step -> engine.run(step.component()));
        return new Solved(situations, stated, engine.madeBy);
    }

    void run(Component component) {
        if (component.starts().isEmpty()) {
            component.units().forEach(this::run);
        } else {
            solve(component);
        }
    }

    /** Per notion, which unit made the value of each node. */
    Map<Node, Map<Node, Unit>> madeBy() {
        return madeBy;
    }

    /** Takes over what a unit made in another graph. */
    void copy(NotionGraph other, Node subject, Node notion, Unit unit) {
        Node value = other.value(subject, notion).orElseThrow();
        add(new Unit.Made(Triple.create(subject, notion, value), other.isDoubtful(subject, notion)), unit);
    }

    /** Takes over who made a notion, all of it. */
    void share(Node notion, Map<Node, Map<Node, Unit>> other) {
        Map<Node, Unit> makers = other.get(notion);
        if (makers == null) {
            madeBy.remove(notion);
        } else {
            madeBy.put(notion, makers);
        }
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
        unit.derive(graph).forEach(made -> add(made, unit));
    }

    private void add(Unit.Made made, Unit unit) {
        Triple triple = made.triple();
        Node subject = triple.getSubject();
        Node notion = triple.getPredicate();
        Terms.checkExact(triple.getObject(), unit.text().name());
        Optional<Node> before = graph.value(subject, notion);
        Map<Node, Unit> makers = madeBy.computeIfAbsent(notion, any -> new HashMap<>());
        if (before.isEmpty()) {
            put(made);
            makers.put(subject, unit);
            return;
        }
        Unit maker = makers.get(subject);
        // Without a maker it was stated, and what is stated wins: that is how a scenario assumes something.
        if (maker != null && !Terms.same(before.get(), triple.getObject())) {
            throw conflict(triple, before.get(), maker, unit);
        }
    }

    private void put(Unit.Made made) {
        Triple triple = made.triple();
        graph.put(triple.getSubject(), triple.getPredicate(), triple.getObject());
        if (made.doubtful()) {
            graph.doubt(triple.getSubject(), triple.getPredicate());
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
        Set<Unit.Made> guesses = firstGuesses(loop);
        boolean supported = false;
        while (!supported) {
            Set<Node> confirmed = new HashSet<>();
            settle(loop, guesses).forEach(each -> confirmed.add(each.triple().getSubject()));
            // A guess that no rule confirms stands on nothing: what lacks a fact must stay unknown.
            supported = guesses.stream()
                    .allMatch(guess -> confirmed.contains(guess.triple().getSubject()));
            guesses.removeIf(guess -> !confirmed.contains(guess.triple().getSubject()));
        }
    }

    private Set<Unit.Made> firstGuesses(Component loop) {
        Set<Unit.Made> guesses = new HashSet<>();
        loop.starts()
                .forEach((notion, value) -> graph.forEach(Terms.node(DM.MONTH), (situation, month) -> {
                    if (graph.value(situation, notion).isEmpty()) {
                        guesses.add(new Unit.Made(Triple.create(situation, notion, value), false));
                    }
                }));
        return guesses;
    }

    private Set<Unit.Made> settle(Component loop, Set<Unit.Made> firstGuesses) {
        Set<Unit.Made> guesses = firstGuesses;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            clear(loop);
            guesses.forEach(this::put);
            Map<Unit.Made, Unit> next = pass(loop, guesses);
            boolean still = closeEnough(guesses, next.keySet(), pass < PATIENT_PASSES ? HALF_A_CENT : EURO_A_YEAR);
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

    private Map<Unit.Made, Unit> pass(Component loop, Set<Unit.Made> guesses) {
        Set<List<Node>> guessed = new HashSet<>();
        guesses.forEach(guess -> guessed.add(place(guess.triple())));
        Map<Unit.Made, Unit> next = new LinkedHashMap<>();
        for (Unit unit : loop.units()) {
            for (Unit.Made made : unit.derive(graph)) {
                if (guessed.contains(place(made.triple()))) {
                    next.put(made, unit);
                } else {
                    add(made, unit);
                }
            }
        }
        guesses.forEach(guess ->
                graph.remove(guess.triple().getSubject(), guess.triple().getPredicate()));
        return next;
    }

    private static List<Node> place(Triple triple) {
        return List.of(triple.getSubject(), triple.getPredicate());
    }

    private static boolean closeEnough(Set<Unit.Made> guesses, Set<Unit.Made> next, BigDecimal enough) {
        Map<List<Node>, Node> before = new HashMap<>();
        guesses.forEach(each -> before.put(place(each.triple()), each.triple().getObject()));
        return next.stream().allMatch(each -> {
            Node old = before.get(place(each.triple()));
            return old != null
                    && Terms.decimal(old)
                                    .subtract(Terms.decimal(each.triple().getObject()))
                                    .abs()
                                    .compareTo(enough)
                            < 0;
        });
    }

    private void replace(Unit.Made made, Unit unit) {
        Triple triple = made.triple();
        graph.remove(triple.getSubject(), triple.getPredicate());
        put(made);
        madeBy.computeIfAbsent(triple.getPredicate(), any -> new HashMap<>()).put(triple.getSubject(), unit);
    }
}
