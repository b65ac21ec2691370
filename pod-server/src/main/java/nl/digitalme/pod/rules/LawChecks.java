package nl.digitalme.pod.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;

/** What must be true of all folders together. A misspelt notion would otherwise be a rule that silently never fires. */
final class LawChecks {
    /** What the engine itself puts on months and situations; see Calendar and Situations. */
    private static final Set<IRI> STRUCTURE = Set.of(
            DM.MONTH,
            DM.FIRST_DAY,
            DM.YEAR,
            DM.MONTH_OF_YEAR,
            DM.FIRST_OF_QUARTER,
            DM.VALID_IN,
            DM.LINE,
            DM.POSITION,
            DM.CALENDAR_YEAR,
            DM.PREVIOUS_MONTH,
            DM.THREE_MONTHS_EARLIER,
            DM.START_OF_QUARTER,
            DM.START_OF_YEAR,
            DM.IDENTITY,
            DM.IN_MONTH,
            DM.DAYS,
            DM.DAYS_HELD,
            DM.WORKDAYS_HELD,
            DM.BASIS);

    private LawChecks() {}

    static boolean isStructure(IRI notion) {
        return STRUCTURE.contains(notion);
    }

    static void check(Law law) {
        checkWords(law);
        checkLoops(law);
    }

    private static void checkWords(Law law) {
        Set<IRI> carried = law.parameterNotions();
        for (Unit unit : law.units()) {
            for (IRI notion : iris(unit.reads())) {
                if (!STRUCTURE.contains(notion) && !carried.contains(notion) && !law.isDeclared(notion)) {
                    throw new LawProblem(
                            "%s reads <%s>, which no notions.ttl declares and no parameter carries. Is it misspelt?"
                                    .formatted(unit.text().name(), notion));
                }
            }
            for (IRI notion : iris(unit.makes())) {
                if (!law.isDeclared(notion)) {
                    throw new LawProblem("%s derives <%s>, which no notions.ttl declares."
                            .formatted(unit.text().name(), notion));
                }
            }
        }
    }

    private static Set<IRI> iris(Set<Node> nodes) {
        return nodes.stream().map(Terms::iri).collect(Collectors.toSet());
    }

    private static void checkLoops(Law law) {
        Map<Node, Node> starts = law.startValues();
        for (List<Unit> component : Order.of(law.units())) {
            Set<Node> started = new HashSet<>(made(component));
            started.retainAll(starts.keySet());
            boolean open = Order.of(component, started).stream().anyMatch(inner -> isLoop(inner, started));
            if (open) {
                throw new LawProblem("These rules need each other and no notion of theirs has a dm:startsAt: "
                        + component.stream()
                                .map(unit -> unit.text().name())
                                .sorted()
                                .toList());
            }
        }
    }

    private static Set<Node> made(List<Unit> component) {
        return component.stream().flatMap(unit -> unit.makes().stream()).collect(Collectors.toSet());
    }

    private static boolean isLoop(List<Unit> component, Set<Node> started) {
        Unit only = component.get(0);
        Set<Node> own = new HashSet<>(only.makes());
        own.removeAll(started);
        own.retainAll(only.reads());
        return component.size() > 1 || !own.isEmpty();
    }
}
