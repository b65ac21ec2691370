package nl.digitalme.pod.overview.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Ground;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.month.Links;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.scenario.Comparison.Alternative;
import nl.digitalme.pod.overview.scenario.Comparison.Changed;
import org.eclipse.rdf4j.model.Model;

/** Scenarios compared with today, in every form. */
public final class ComparisonAnswer implements Answer {
    private final Comparison comparison;
    private final String address;
    private final Map<String, String> digests; // what each document that was read says, by its address
    private final List<Computation> computations;

    /** {@code computations}: today's and that of each scenario. */
    public ComparisonAnswer(
            Comparison comparison, List<Computation> computations, String address, Map<String, String> digests) {
        this.digests = digests;
        this.comparison = comparison;
        this.address = address;
        this.computations = computations;
    }

    private Period period() {
        return comparison.today().period();
    }

    private Links links(List<String> scenarios) {
        int query = address.indexOf('?');
        return new Links(query < 0 ? address : address.substring(0, query), period(), scenarios);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonView.of(comparison.today());
        ArrayNode scenarios = json.putArray("scenarios");
        comparison.alternatives().forEach(each -> scenarios.add(json(each)));
        return json;
    }

    private ObjectNode json(Alternative alternative) {
        Scenario scenario = alternative.scenario();
        ObjectNode json = JsonView.object();
        json.put("scenario", scenario.asked());
        json.set("label", JsonView.words(scenario.label()));
        ArrayNode changed = json.putArray("changed");
        alternative.changed().forEach(each -> changed.add(json(scenario, each)));
        ArrayNode left = json.putArray("left");
        for (YearMonth month : period().all()) {
            left.addObject()
                    .put("month", month.toString())
                    .put("today", text(comparison.today().left(month).known()))
                    .put("scenario", text(alternative.overview().left(month).known()))
                    .set("unknown", unknown(alternative, month));
        }
        return json;
    }

    private ArrayNode unknown(Alternative alternative, YearMonth month) {
        Set<String> lines = new TreeSet<>();
        for (MonthlyOverview each : List.of(comparison.today(), alternative.overview())) {
            each.left(month).leftOut().forEach(line -> lines.add(line.id()));
        }
        ArrayNode json = JsonView.array();
        lines.forEach(json::add);
        return json;
    }

    private ObjectNode json(Scenario scenario, Changed changed) {
        ObjectNode json = JsonView.object();
        json.put("id", changed.before().id());
        json.set("label", JsonView.words(changed.before().label()));
        json.put("flow", JsonView.flow(changed.before().flow()));
        json.put("total", text(changed.total()));
        json.put("whole", changed.isWhole());
        ArrayNode grounds = json.putArray("grounds");
        changed.grounds().forEach(ground -> grounds.add(JsonView.ground(ground)));
        ArrayNode months = json.putArray("months");
        changed.months().forEach((month, difference) -> {
            ObjectNode each = months.addObject().put("month", month.toString());
            each.put("today", shown(changed.before().at(month)));
            each.put("scenario", shown(changed.after().at(month)));
            difference.ifPresent(euros -> each.put("difference", text(euros)));
            each.put(
                    "why",
                    links(List.of(scenario.asked())).query(changed.before().id(), month));
        });
        return json;
    }

    private static String shown(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return text(some.amount());
        }
        return cell instanceof Cell.NotEligible ? "not-eligible" : "unknown";
    }

    private static String text(Euro euros) {
        return euros.decimal().toPlainString();
    }

    @Override
    public Model rdf() {
        return new ComparisonTurtle(comparison, computations, address, digests).model();
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("scenario", "line", "month", "today", "with_scenario", "difference", "ground"));
        for (Alternative alternative : comparison.alternatives()) {
            for (Changed changed : alternative.changed()) {
                String ground = Words.joined(
                                changed.grounds().stream()
                                        .map(ComparisonAnswer::words)
                                        .toList(),
                                "; ")
                        .nl();
                changed.months()
                        .forEach((month, difference) -> rows.add(List.of(
                                alternative.scenario().asked(),
                                changed.before().id(),
                                month.toString(),
                                shown(changed.before().at(month)),
                                shown(changed.after().at(month)),
                                difference.map(ComparisonAnswer::text).orElse(""),
                                ground)));
            }
        }
        return rows;
    }

    static Words words(Ground ground) {
        return ground.words().isEmpty() ? new Words("volgens een document", "by a document") : ground.told();
    }

    @Override
    public Page page() {
        List<Page.Sheet> sheets = new ArrayList<>(List.of(left()));
        comparison.alternatives().stream()
                .filter(each -> !each.changed().isEmpty())
                .forEach(each -> sheets.add(sheet(each)));
        return new Page(
                        new Words("Wat als? Scenario's naast nu", "What if? Scenarios beside today"),
                        intro(),
                        sheets,
                        notes())
                .among(address);
    }

    private List<Words> intro() {
        List<Words> intro = new ArrayList<>(List.of(new Words(
                "Meer is een bedrag erbij, minder staat er met een min. Een verschil is een link naar de uitleg.",
                "More is an amount on top, less has a minus. A difference is a link to its explanation.")));
        comparison.alternatives().stream()
                .filter(each -> each.changed().isEmpty())
                .forEach(each -> intro.add(each.scenario()
                        .label()
                        .plus(new Words(
                                ": in deze maanden verandert er niets.", ": nothing changes in these months."))));
        return intro;
    }

    private List<Words> notes() {
        List<Words> notes = new ArrayList<>(OverviewPage.normsNote(period()));
        notes.add(new Words(
                "Onbekend: het bedrag van nu of dat van het scenario is niet bekend.",
                "Unknown: today's amount or that of the scenario is not known."));
        return notes;
    }

    private Page.Sheet left() {
        List<Page.Row> rows = new ArrayList<>();
        rows.add(Page.Row.of(new Words("Nu", "Today"), left(comparison.today())));
        comparison
                .alternatives()
                .forEach(each -> rows.add(Page.Row.of(each.scenario().label(), left(each.overview()))));
        return new Page.Sheet(
                new Words(
                        "Wat er overblijft, voor zover bekend, in euro per maand",
                        "What is left, as far as known, in euro a month"),
                new Words("Scenario", "Scenario"),
                Months.of(period().all()),
                rows);
    }

    private List<Page.Field> left(MonthlyOverview overview) {
        return period().all().stream()
                .map(month -> OverviewPage.euros(overview.left(month).known()))
                .toList();
    }

    private Page.Sheet sheet(Alternative alternative) {
        List<Words> columns = new ArrayList<>(Months.of(period().all()));
        columns.add(new Words("Samen", "Together"));
        columns.add(new Words("Volgens", "By"));
        return new Page.Sheet(
                new Words("Verschil met nu: ", "Difference from today: ")
                        .plus(alternative.scenario().label()),
                new Words("Regel", "Line"),
                columns,
                alternative.changed().stream()
                        .map(changed -> row(alternative.scenario(), changed))
                        .toList());
    }

    private Page.Row row(Scenario scenario, Changed changed) {
        Links links = links(List.of(scenario.asked()));
        List<Page.Field> fields = new ArrayList<>();
        changed.months()
                .forEach((month, difference) -> fields.add(field(difference, changed, month)
                        .linked(links.why(changed.before().id(), month))));
        Page.Field total = OverviewPage.euros(changed.total());
        fields.add(changed.isWhole() ? total : total.with(new Words("voor zover bekend", "as far as known")));
        fields.add(Page.Field.text(Words.joined(
                changed.grounds().stream().map(ComparisonAnswer::words).toList(), "; ")));
        return Page.Row.of(changed.before().label(), fields);
    }

    private static Page.Field field(Optional<Euro> difference, Changed changed, YearMonth month) {
        return difference.map(OverviewPage::euros).orElseGet(() -> Page.Field.text(OverviewPage.UNKNOWN)
                .with(new Words(
                        "nu %s, dan %s"
                                .formatted(
                                        told(changed.before().at(month)).nl(),
                                        told(changed.after().at(month)).nl()),
                        "now %s, then %s"
                                .formatted(
                                        told(changed.before().at(month)).en(),
                                        told(changed.after().at(month)).en()))));
    }

    private static Words told(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return Months.euros(some.amount());
        }
        return cell instanceof Cell.NotEligible ? OverviewPage.NO_RIGHT : OverviewPage.UNKNOWN;
    }
}
