package nl.digitalme.pod.overview.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** The curve of hours or wages, in every form. */
public final class CurveAnswer implements Answer {
    private final Curve curve;
    private final String address;

    public CurveAnswer(Curve curve, String address) {
        this.curve = curve;
        this.address = address;
    }

    private CurveQuestion question() {
        return curve.question();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonView.object();
        json.put("from", question().period().from().toString());
        json.put("months", question().period().months());
        boolean hours = question().axis() == CurveQuestion.Axis.HOURS;
        json.put("varies", hours ? "hours" : "wage");
        json.put(hours ? "wage" : "hours", question().fixed().toPlainString());
        ArrayNode points = json.putArray("points");
        curve.shown().forEach(value -> points.add(point(value)));
        ArrayNode steps = json.putArray("steps");
        curve.steps().forEach(each -> steps.add(step(each)));
        json.set("betterOff", better());
        ArrayNode unknown = json.putArray("unknown");
        curve.lines().stream()
                .filter(line -> curve.unknown().contains(line.id()))
                .forEach(line -> unknown.add(JsonView.words(line.label()).put("id", line.id())));
        return json;
    }

    private ObjectNode point(BigDecimal value) {
        Curve.Point point = curve.at(value);
        ObjectNode json = JsonView.object().put("at", value.toPlainString()).put("left", text(point.left()));
        json.put("scenario", point.scenario().asked());
        ArrayNode lines = json.putArray("lines");
        for (Line line : curve.lines()) {
            ObjectNode each = lines.addObject().put("id", line.id()).put("flow", JsonView.flow(line.flow()));
            if (point.amounts().containsKey(line.id())) {
                each.put("amount", text(point.amounts().getOrDefault(line.id(), Euro.ZERO)));
            } else {
                each.put("status", "unknown");
            }
        }
        return json;
    }

    private ObjectNode step(Curve.Step step) {
        ObjectNode json = JsonView.object();
        json.put("from", step.from().toPlainString()).put("to", step.to().toPlainString());
        json.put("change", text(step.change()));
        ArrayNode lines = json.putArray("lines");
        step.lines().forEach((id, change) -> {
            ObjectNode each = lines.addObject().put("id", id).put("change", text(change));
            each.set("label", JsonView.words(label(id)));
        });
        return json;
    }

    private ObjectNode better() {
        ObjectNode json = JsonView.object();
        json.put("than", curve.than().scenario().asked());
        json.set("label", JsonView.words(curve.than().scenario().label()));
        json.put("left", text(curve.than().left()));
        ArrayNode intervals = json.putArray("intervals");
        curve.better().forEach(each -> intervals
                .addObject()
                .put("from", each.from().toPlainString())
                .put("through", each.through().toPlainString()));
        json.put("step", question().axis().step.toPlainString());
        json.put("stepWhereItTurns", question().axis().fine.toPlainString());
        ArrayNode uncertain = json.putArray("uncertain");
        curve.uncertain().forEach(value -> uncertain.add(value.toPlainString()));
        json.set("words", JsonView.words(answer()));
        return json;
    }

    private Words label(String id) {
        return curve.lines().stream()
                .filter(line -> line.id().equals(id))
                .map(Line::label)
                .findFirst()
                .orElseThrow();
    }

    /** The answer to the question from where on she is better off. */
    private Words answer() {
        Words unit = question().axis().unit();
        Words than = curve.than().scenario().label();
        String doubt = curve.uncertain().isEmpty() ? "" : "?";
        if (curve.better().isEmpty()) {
            return doubt.isEmpty()
                    ? new Words(
                            "Nergens meer over dan bij: " + than.nl() + ".",
                            "Nowhere more left than with: " + than.en() + ".")
                    : new Words("Niet te zeggen: er ontbreekt een gegeven.", "It cannot be said: a fact is missing.");
        }
        return new Words(
                "Meer over dan bij \"%s\": %s %s."
                        .formatted(than.nl(), intervals("tot en met").replace('.', ','), unit.nl()),
                "More left than with \"%s\": %s %s.".formatted(than.en(), intervals("through"), unit.en()));
    }

    private String intervals(String through) {
        return curve.better().stream()
                .map(each -> "%s %s %s"
                        .formatted(
                                each.from().toPlainString(),
                                through,
                                each.through().toPlainString()))
                .collect(Collectors.joining("; "));
    }

    private static String text(Euro euros) {
        return euros.decimal().toPlainString();
    }

    @Override
    public Model rdf() {
        Model model = new LinkedHashModel();
        IRI whole = Values.iri(address + "#curve");
        model.add(whole, RDF.TYPE, DM.term("Curve"));
        model.add(
                whole,
                DM.MONTH,
                Values.literal(
                        question().period().from().toString(), org.eclipse.rdf4j.model.vocabulary.XSD.GYEARMONTH));
        model.add(whole, DCTERMS.DESCRIPTION, Values.literal(answer().nl(), "nl"));
        model.add(whole, DCTERMS.DESCRIPTION, Values.literal(answer().en(), "en"));
        for (BigDecimal value : curve.shown()) {
            IRI point = Values.iri(address + "#point-" + value.toPlainString());
            model.add(whole, DM.term("hasPoint"), point);
            model.add(point, RDF.TYPE, DM.term("CurvePoint"));
            model.add(point, DM.term("value"), Values.literal(value));
            model.add(
                    point,
                    DM.term("left"),
                    Values.literal(curve.at(value).left().decimal()));
            curve.at(value).amounts().forEach((line, amount) -> {
                IRI part = Values.iri(point + "-" + line);
                model.add(point, DM.term("hasAmount"), part);
                model.add(part, DM.term("onLine"), Values.iri(address + "#line-" + line));
                model.add(part, Values.iri("http://schema.org/value"), Values.literal(amount.decimal()));
            });
        }
        for (Curve.Interval each : curve.better()) {
            IRI interval = Values.iri(address + "#better-from-" + each.from().toPlainString());
            model.add(whole, DM.term("betterOff"), interval);
            model.add(interval, DM.term("atLeast"), Values.literal(each.from()));
            model.add(interval, DM.term("atMost"), Values.literal(each.through()));
        }
        return model;
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("at", "line", "flow", "amount", "left"));
        for (Map.Entry<BigDecimal, Curve.Point> each : curve.points().entrySet()) {
            for (Line line : curve.lines()) {
                Curve.Point point = each.getValue();
                boolean known = point.amounts().containsKey(line.id());
                rows.add(List.of(
                        each.getKey().toPlainString(),
                        line.id(),
                        line.flow().toString(),
                        known ? text(point.amounts().getOrDefault(line.id(), Euro.ZERO)) : "",
                        text(point.left())));
            }
        }
        return rows;
    }

    @Override
    public Page page() {
        Words unit = question().axis().unit();
        boolean hours = question().axis() == CurveQuestion.Axis.HOURS;
        Words title = hours
                ? new Words("Wat er overblijft bij meer uren werk", "What is left with more hours of work")
                : new Words("Wat er overblijft bij een hoger loon", "What is left with a higher wage");
        List<Words> notes = new ArrayList<>();
        notes.add(new Words(
                "Gezocht is per stap van %s %s, en waar het omslaat per %s."
                        .formatted(question().axis().step, unit.nl(), question().axis().fine),
                "Searched in steps of %s %s, and where it turns in steps of %s."
                        .formatted(question().axis().step, unit.en(), question().axis().fine)));
        if (!curve.unknown().isEmpty()) {
            notes.add(new Words("Niet meegeteld, want onbekend: ", "Not counted, since unknown: ")
                    .plus(Words.joined(curve.unknown().stream().map(this::label).toList(), ", "))
                    .plus(Words.same(".")));
        }
        return new Page(
                        title,
                        List.of(answer(), Months.of(question().period().from())),
                        List.of(amounts(unit), changes(unit)),
                        notes)
                .among(address);
    }

    private Page.Sheet amounts(Words unit) {
        List<Page.Row> rows = new ArrayList<>();
        for (Line line : curve.lines()) {
            rows.add(Page.Row.of(
                    line.label(),
                    curve.shown().stream()
                            .map(value -> field(curve.at(value), line))
                            .toList()));
        }
        rows.add(Page.Row.total(
                new Words("Over", "Left"),
                curve.shown().stream()
                        .map(value -> OverviewPage.euros(curve.at(value).left()))
                        .toList()));
        return new Page.Sheet(
                new Words("Euro per maand, per ", "Euro a month, for ").plus(unit), unit, columns(), rows);
    }

    private List<Words> columns() {
        return curve.shown().stream()
                .map(BigDecimal::toPlainString)
                .map(Words::same)
                .toList();
    }

    private static Page.Field field(Curve.Point point, Line line) {
        return point.amounts().containsKey(line.id())
                ? OverviewPage.euros(point.amounts().getOrDefault(line.id(), Euro.ZERO))
                : Page.Field.text(OverviewPage.UNKNOWN);
    }

    private Page.Sheet changes(Words unit) {
        List<Page.Row> rows = new ArrayList<>();
        for (Curve.Step step : curve.steps()) {
            Words who = Words.joined(
                    step.lines().entrySet().stream()
                            .map(each ->
                                    label(each.getKey()).plus(Words.same(" ")).plus(Months.euros(each.getValue())))
                            .toList(),
                    "; ");
            rows.add(Page.Row.of(
                    Words.same(step.from().toPlainString() + " - " + step.to().toPlainString()),
                    List.of(OverviewPage.euros(step.change()), Page.Field.text(who))));
        }
        return new Page.Sheet(
                new Words("Wat elke stap oplevert, en wie wat neemt", "What each step brings, and who takes what"),
                unit,
                List.of(new Words("Erbij per maand", "More a month"), new Words("Waardoor", "By what")),
                rows);
    }
}
