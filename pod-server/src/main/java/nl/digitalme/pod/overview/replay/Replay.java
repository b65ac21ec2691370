package nl.digitalme.pod.overview.replay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Footprint;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.TurtleView;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.replay.StoredOverview.Amount;
import nl.digitalme.pod.overview.replay.StoredOverview.LawValue;
import nl.digitalme.pod.overview.replay.StoredOverview.Place;
import nl.digitalme.pod.overview.replay.StoredOverview.Said;
import nl.digitalme.pod.overview.replay.StoredOverview.Subject;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.Why;

/** A stored overview beside what is computed now: which amounts changed, and by which fact, value of the law or rule. */
public record Replay(
        StoredOverview stored,
        MonthlyOverview now,
        List<Changed> changed,
        List<SettledOtherwise> settlements,
        Documents documents) {

    /** An amount that is another now; {@code scenario} as it was asked for, empty for today. */
    record Changed(String scenario, Line line, YearMonth month, String before, String after, List<Cause> causes) {}

    /** A year that comes to another difference now: the months of its line say why. */
    record SettledOtherwise(String scenario, String line, Words label, String year, String before, String after) {}

    /** The documents that say something else now, that are new, and that are gone. */
    record Documents(Set<String> changed, Set<String> added, Set<String> removed) {
        boolean mention(Set<String> any) {
            return any.stream()
                    .anyMatch(each -> changed.contains(each) || added.contains(each) || removed.contains(each));
        }
    }

    /** Why an amount changed. */
    sealed interface Cause {
        record Fact(String notion, String about, Said before, Said now) implements Cause {}

        record LawParameter(String id, Optional<LawValue> before, Optional<LawValue> now) implements Cause {}

        record Rule(String name, Optional<String> before, Optional<String> now) implements Cause {}
    }

    /** {@code computations}: today's and that of each scenario that was stored, in its order. */
    public static Replay of(StoredOverview stored, List<Computation> computations, Map<String, String> digests) {
        Documents documents = documents(stored.documents(), digests);
        List<MonthlyOverview> now = computations.stream()
                .map(each -> each.overview(List.copyOf(digests.keySet())))
                .toList();
        List<Changed> changed = new ArrayList<>();
        stored.amounts().forEach((place, before) -> now.get(place.variant())
                .line(place.line())
                .ifPresent(line -> {
                    String after = shown(line.in(place.month()));
                    if (!after.equals(before.shown())) {
                        Computation computation = computations.get(place.variant());
                        List<Cause> causes = causes(before, amountNow(computation, place, after), documents);
                        changed.add(new Changed(
                                scenario(stored, place.variant()), line, place.month(), before.shown(), after, causes));
                    }
                }));
        return new Replay(stored, now.get(0), changed, settlements(stored, now), documents);
    }

    private static String scenario(StoredOverview stored, int variant) {
        return variant == 0 ? "" : stored.scenarios().get(variant - 1);
    }

    private static List<SettledOtherwise> settlements(StoredOverview stored, List<MonthlyOverview> now) {
        List<SettledOtherwise> other = new ArrayList<>();
        stored.settlements().forEach((year, before) -> now.get(year.variant()).settlements().stream()
                .filter(each -> each.line().equals(year.line())
                        && each.year().toString().equals(year.year()))
                .forEach(each -> {
                    String after = shown(each.difference());
                    if (!after.equals(before)) {
                        String scenario = scenario(stored, year.variant());
                        other.add(
                                new SettledOtherwise(scenario, each.line(), each.label(), year.year(), before, after));
                    }
                }));
        return other;
    }

    private static Documents documents(Map<String, String> before, Map<String, String> now) {
        Set<String> changed = new TreeSet<>();
        Set<String> added = new TreeSet<>(now.keySet());
        added.removeAll(before.keySet());
        Set<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(now.keySet());
        before.forEach((document, digest) -> {
            if (!digest.equals(now.getOrDefault(document, digest))) {
                changed.add(document);
            }
        });
        return new Documents(changed, added, removed);
    }

    private static String shown(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString();
        }
        return cell instanceof Cell.NotEligible ? "not-eligible" : "unknown";
    }

    private static Amount amountNow(Computation computation, Place place, String shown) {
        Amount amount = Amount.bare(shown);
        Optional<Why> why =
                computation.why(place.line(), place.month()).or(() -> computation.failing(place.line(), place.month()));
        why.map(Footprint::of).ifPresent(print -> {
            print.rules().forEach((name, rule) -> amount.rules().put(name, rule.digest()));
            print.parameters().forEach((id, parameter) -> amount.parameters().put(id.stringValue(), value(parameter)));
            print.facts().values().forEach(fact -> {
                Subject about =
                        new Subject(fact.notion().stringValue(), fact.subject().stringValue());
                Said said = amount.facts().computeIfAbsent(about, any -> Said.nothing());
                said.values().add(StoredOverview.plain(fact.value()));
                fact.sources().forEach(source -> said.documents().add(source.stringValue()));
            });
        });
        return amount;
    }

    private static LawValue value(Parameter parameter) {
        Set<String> values = new TreeSet<>();
        parameter.values().values().forEach(value -> values.add(value.stringValue()));
        return new LawValue(
                TurtleView.digest(parameter),
                parameter.origin().label(),
                String.join(", ", values),
                parameter.origin().source());
    }

    // First what is certain: the same thing with another value. Only without that, what is used on one side alone:
    // another rule reads other things, and those did not change.
    private static List<Cause> causes(Amount before, Amount now, Documents documents) {
        List<Cause> causes = new ArrayList<>();
        facts(before, now, documents, causes);
        shared(before.parameters(), now.parameters()).forEach((id, both) -> {
            if (!both.before()
                    .orElseThrow()
                    .digest()
                    .equals(both.now().orElseThrow().digest())) {
                causes.add(new Cause.LawParameter(id, both.before(), both.now()));
            }
        });
        shared(before.rules(), now.rules()).forEach((name, both) -> {
            if (!both.before().equals(both.now())) {
                causes.add(new Cause.Rule(name, both.before(), both.now()));
            }
        });
        if (causes.isEmpty()) {
            onOneSide(before.parameters(), now.parameters())
                    .forEach((id, both) -> causes.add(new Cause.LawParameter(id, both.before(), both.now())));
            onOneSide(before.rules(), now.rules())
                    .forEach((name, both) -> causes.add(new Cause.Rule(name, both.before(), both.now())));
        }
        return causes;
    }

    private static void facts(Amount before, Amount now, Documents documents, List<Cause> causes) {
        Map<Subject, Said> all = new LinkedHashMap<>(before.facts());
        now.facts().forEach(all::putIfAbsent);
        all.keySet().forEach(about -> {
            Said had = before.facts().getOrDefault(about, Said.nothing());
            Said has = now.facts().getOrDefault(about, Said.nothing());
            boolean onBothSides = !had.values().isEmpty() && !has.values().isEmpty();
            boolean changed = documents.mention(had.documents()) || documents.mention(has.documents());
            if (!had.values().equals(has.values()) && (onBothSides || changed)) {
                causes.add(new Cause.Fact(about.notion(), about.about(), had, has));
            }
        });
    }

    private record Both<T>(Optional<T> before, Optional<T> now) {}

    private static <T> Map<String, Both<T>> shared(Map<String, T> before, Map<String, T> now) {
        Map<String, Both<T>> both = new TreeMap<>();
        before.forEach((key, had) -> Optional.ofNullable(now.get(key))
                .ifPresent(has -> both.put(key, new Both<>(Optional.of(had), Optional.of(has)))));
        return both;
    }

    private static <T> Map<String, Both<T>> onOneSide(Map<String, T> before, Map<String, T> now) {
        Map<String, Both<T>> one = new TreeMap<>();
        before.forEach((key, had) -> {
            if (!now.containsKey(key)) {
                one.put(key, new Both<>(Optional.of(had), Optional.empty()));
            }
        });
        now.forEach((key, has) -> {
            if (!before.containsKey(key)) {
                one.put(key, new Both<>(Optional.empty(), Optional.of(has)));
            }
        });
        return one;
    }
}
