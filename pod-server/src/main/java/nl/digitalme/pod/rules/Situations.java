package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eclipse.rdf4j.model.IRI;

/**
 * Lays dated facts on months: one node per month of a timeline, and one per part of it. Java does this and
 * {@code dm:age}; everything else about dates is a link that rules follow.
 */
final class Situations {
    private static final String SITUATION = "urn:digital-me:situation:";
    private static final Map<Node, Integer> LINKS =
            Map.of(Terms.node(DM.PREVIOUS_MONTH), 1, Terms.node(DM.THREE_MONTHS_EARLIER), 3);

    private static final Node MONTH = Terms.node(DM.MONTH);
    private static final Node LINE = Terms.node(DM.LINE);
    private static final Node THE_LINE = NodeFactory.createURI(SITUATION + "line");
    private static final Node POSITION = Terms.node(DM.POSITION);
    private static final Node CALENDAR_YEAR = Terms.node(DM.CALENDAR_YEAR);
    private static final Node START_OF_QUARTER = Terms.node(DM.START_OF_QUARTER);
    private static final Node START_OF_YEAR = Terms.node(DM.START_OF_YEAR);
    private static final Node IDENTITY = Terms.node(DM.IDENTITY);
    private static final Node IN_MONTH = Terms.node(DM.IN_MONTH);
    private static final Node DAYS_HELD = Terms.node(DM.DAYS_HELD);
    private static final Node WORKDAYS_HELD = Terms.node(DM.WORKDAYS_HELD);
    private static final Node BASIS = Terms.node(DM.BASIS);
    private static final Node ADVANCE = Terms.node(DM.ADVANCE);

    /** What a node stands for. */
    record Place(Timeline timeline, YearMonth month, IRI subject) {}

    private final NotionGraph graph;
    private final YearMonth first;
    private final Map<IRI, PartLink> parts = new HashMap<>();
    private final Map<Node, Place> places = new LinkedHashMap<>();
    private final Map<Node, List<Node>> partsOf = new HashMap<>();
    private final Timeline timeline;
    private final Map<IRI, Integer> numbers;
    private final Set<IRI> byDay = new HashSet<>();
    private Set<Fact> unsure = Set.of();

    private Situations(Law law, NotionGraph calendar, Span span, Timeline timeline) {
        this.graph = new NotionGraph(calendar);
        this.first = span.first();
        this.timeline = timeline;
        this.numbers = span.numbers();
        law.parts().forEach(part -> parts.put(part.link(), part));
    }

    /**
     * The months that timelines are laid on.
     *
     * @param numbers the number of each part, the same in every timeline, so that what is the same has the same name
     */
    record Span(YearMonth first, int months, Map<IRI, Integer> numbers) {
        Span(YearMonth first, int months) {
            this(first, months, new HashMap<>());
        }
    }

    static Situations lay(Law law, NotionGraph calendar, Span span, Timeline timeline) {
        Situations situations = new Situations(law, calendar, span, timeline);
        situations.begin();
        for (int i = 0; i < span.months(); i++) {
            situations.layMonth(i);
        }
        return situations;
    }

    NotionGraph graph() {
        return graph;
    }

    /** On which income of the year it rests, as its first month says. */
    Optional<Node> basis() {
        return graph.value(node(first), BASIS);
    }

    /** Whether a node is a situation or a part of one, and not of the law. */
    boolean isPlace(Node node) {
        return places.containsKey(node);
    }

    Place place(Node node) {
        return Objects.requireNonNull(places.get(node), () -> node + " is no situation and no part of one");
    }

    List<Node> partsOf(Node situation) {
        return partsOf.getOrDefault(situation, List.of());
    }

    Timeline timeline() {
        return timeline;
    }

    Node node(YearMonth month) {
        return NodeFactory.createURI(SITUATION + month);
    }

    private void begin() {
        unsure = timeline.unsure();
        timeline.facts().stream()
                .filter(fact -> Optional.ofNullable(parts.get(fact.notion()))
                        .filter(PartLink::byDay)
                        .isPresent())
                .forEach(fact -> byDay.add(fact.subject()));
    }

    private void layMonth(int position) {
        YearMonth month = first.plusMonths(position);
        Node situation = node(month);
        places.put(situation, new Place(timeline, month, timeline.household()));
        link(situation, month, position);
        List<Fact> holding = timeline.facts().stream()
                .filter(fact -> byDay.contains(fact.subject()) ? fact.daysIn(month) > 0 : fact.holdsIn(month))
                .toList();
        Map<IRI, Node> nodes = new HashMap<>(Map.of(timeline.household(), situation));
        layParts(situation, holding, nodes);
        Map<Node, Map<IRI, Fact>> laid = new HashMap<>();
        for (Fact fact : holding) {
            Node subject = nodes.get(fact.subject());
            if (subject != null && !parts.containsKey(fact.notion())) {
                lay(laid.computeIfAbsent(subject, any -> new HashMap<>()), subject, month, fact);
            }
        }
        count(situation);
        if (graph.value(situation, BASIS).isEmpty()) {
            graph.put(situation, BASIS, ADVANCE);
        }
    }

    private void link(Node situation, YearMonth month, int position) {
        graph.put(situation, MONTH, Calendar.node(month));
        graph.put(situation, IN_MONTH, Calendar.node(month));
        graph.put(situation, LINE, THE_LINE);
        graph.put(situation, POSITION, Terms.number(position));
        graph.put(situation, CALENDAR_YEAR, NodeFactory.createURI(SITUATION + "year:" + month.getYear()));
        LINKS.forEach((property, back) -> linkBack(situation, property, month.minusMonths(back)));
        linkBack(situation, START_OF_QUARTER, month.minusMonths((month.getMonthValue() - 1) % 3));
        linkBack(situation, START_OF_YEAR, month.withMonth(1));
    }

    private void linkBack(Node situation, Node property, YearMonth target) {
        if (!target.isBefore(first)) {
            graph.put(situation, property, node(target));
        }
    }

    private void layParts(Node situation, List<Fact> holding, Map<IRI, Node> nodes) {
        Place around = place(situation);
        for (Fact fact : holding) {
            if (parts.containsKey(fact.notion()) && !nodes.containsKey(fact.subject())) {
                Node part = NodeFactory.createURI(situation.getURI() + ":" + number(fact.subject()));
                nodes.put(fact.subject(), part);
                places.put(part, new Place(around.timeline(), around.month(), fact.subject()));
                partsOf.computeIfAbsent(situation, any -> new ArrayList<>()).add(part);
                graph.put(part, Terms.node(fact.notion()), situation);
                graph.put(part, IDENTITY, Terms.node(fact.subject()));
                graph.put(part, IN_MONTH, Calendar.node(around.month()));
                graph.put(part, DAYS_HELD, Terms.number(fact.daysIn(around.month())));
                graph.put(part, WORKDAYS_HELD, Terms.number(fact.workdaysIn(around.month())));
            }
        }
    }

    private int number(IRI part) {
        Integer before = numbers.putIfAbsent(part, numbers.size());
        return before == null ? numbers.size() - 1 : before;
    }

    private void lay(Map<IRI, Fact> laid, Node subject, YearMonth month, Fact fact) {
        Fact before = laid.putIfAbsent(fact.notion(), fact);
        Node value = Terms.node(fact.value());
        if (before == null) {
            graph.put(subject, Terms.node(fact.notion()), value);
            if (unsure.contains(fact)) {
                graph.doubt(subject, Terms.node(fact.notion()));
            }
        } else if (!Terms.same(Terms.node(before.value()), value)) {
            throw new ContradictingFacts(month, before, fact);
        }
    }

    // How many parts there are is only stated where a document, or a rule, says that its list is complete.
    private void count(Node situation) {
        for (PartLink part : parts.values()) {
            Node link = Terms.node(part.link());
            Node listed = Terms.number(partsOf(situation).stream()
                    .filter(each -> graph.value(each, link).isPresent())
                    .count());
            part.laidAs().ifPresent(notion -> graph.put(situation, Terms.node(notion), listed));
            Optional<Node> known = graph.value(situation, Terms.node(part.knownBy()));
            if (known.filter(Terms.TRUE::equals).isPresent()
                    && graph.value(situation, Terms.node(part.countedBy())).isEmpty()) {
                graph.put(situation, Terms.node(part.countedBy()), listed);
            }
        }
    }
}
