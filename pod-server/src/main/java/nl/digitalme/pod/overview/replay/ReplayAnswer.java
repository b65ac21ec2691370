package nl.digitalme.pod.overview.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Told;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.replay.Replay.Cause;
import nl.digitalme.pod.overview.replay.Replay.Changed;
import nl.digitalme.pod.overview.replay.StoredOverview.LawValue;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** What changed since an overview was stored, in every form. */
public final class ReplayAnswer implements Answer {
    private final Replay replay;
    private final Computation computation;
    private final String address;

    public ReplayAnswer(Replay replay, Computation computation, String address) {
        this.replay = replay;
        this.computation = computation;
        this.address = address;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonView.object();
        json.put("from", replay.stored().period().from().toString());
        json.put("months", replay.stored().period().months());
        json.put("computedThen", replay.stored().computed());
        json.put("computedNow", replay.now().computed().toString());
        json.put("compared", replay.stored().amounts().size());
        ArrayNode changed = json.putArray("changed");
        replay.changed().forEach(each -> changed.add(json(each)));
        ArrayNode settlements = json.putArray("settlements");
        replay.settlements().forEach(each -> {
            ObjectNode one = settlements.addObject();
            if (!each.scenario().isEmpty()) {
                one.put("scenario", each.scenario());
            }
            one.put("id", each.line()).put("year", each.year());
            one.put("before", each.before()).put("now", each.after());
        });
        ObjectNode documents = json.putObject("documents");
        texts(documents.putArray("changed"), replay.documents().changed());
        texts(documents.putArray("added"), replay.documents().added());
        texts(documents.putArray("removed"), replay.documents().removed());
        return json;
    }

    private ObjectNode json(Changed changed) {
        ObjectNode json = JsonView.object();
        if (!changed.scenario().isEmpty()) {
            json.put("scenario", changed.scenario());
        }
        json.put("id", changed.line().id());
        json.set("label", JsonView.words(changed.line().label()));
        json.put("month", changed.month().toString());
        json.put("before", changed.before());
        json.put("now", changed.after());
        ArrayNode causes = json.putArray("because");
        changed.causes().forEach(cause -> causes.add(json(cause)));
        return json;
    }

    private ObjectNode json(Cause cause) {
        ObjectNode json = JsonView.object();
        if (cause instanceof Cause.Fact fact) {
            json.put("kind", "fact").put("notion", fact.notion()).put("about", fact.about());
            texts(json.putArray("before"), fact.before().values());
            texts(json.putArray("now"), fact.now().values());
            Set<String> documents = new java.util.TreeSet<>(fact.before().documents());
            documents.addAll(fact.now().documents());
            texts(json.putArray("documents"), documents);
        } else if (cause instanceof Cause.LawParameter law) {
            json.put("kind", "parameter").put("id", law.id());
            law.before().ifPresent(value -> json.put("before", value.value()).put("sourceBefore", value.source()));
            law.now().ifPresent(value -> json.put("now", value.value()).put("source", value.source()));
        } else if (cause instanceof Cause.Rule rule) {
            json.put("kind", "rule").put("name", rule.name());
            rule.before().ifPresent(digest -> json.put("before", digest));
            rule.now().ifPresent(digest -> json.put("now", digest));
        }
        json.set("words", JsonView.words(words(cause)));
        return json;
    }

    private static void texts(ArrayNode array, Set<String> texts) {
        texts.forEach(array::add);
    }

    /** A cause as a sentence. */
    private Words words(Cause cause) {
        if (cause instanceof Cause.Fact fact) {
            Words label = computation.label(Values.iri(fact.notion()));
            String documents = String.join(
                    ", ",
                    fact.now().documents().isEmpty()
                            ? fact.before().documents()
                            : fact.now().documents());
            return new Words(
                    "Een gegeven: %s was %s en is nu %s, volgens %s."
                            .formatted(
                                    label.nl(),
                                    told(fact.before().values(), "niet bekend"),
                                    told(fact.now().values(), "niet bekend"),
                                    documents),
                    "A fact: %s was %s and is %s now, by %s."
                            .formatted(
                                    label.en(),
                                    told(fact.before().values(), "not known"),
                                    told(fact.now().values(), "not known"),
                                    documents));
        }
        if (cause instanceof Cause.LawParameter law) {
            LawValue any = law.now().or(law::before).orElseThrow();
            return new Words(
                    "Een bedrag of grens van de wet: %s was %s en is nu %s. Bron: %s."
                            .formatted(
                                    any.label(),
                                    value(law.before(), "niet nodig"),
                                    value(law.now(), "niet nodig"),
                                    any.source()),
                    "A value of the law: %s was %s and is %s now. Source: %s."
                            .formatted(
                                    any.label(),
                                    value(law.before(), "not needed"),
                                    value(law.now(), "not needed"),
                                    any.source()));
        }
        Cause.Rule rule = (Cause.Rule) cause;
        boolean other = rule.before().isPresent() && rule.now().isPresent();
        return other
                ? new Words(
                        "Een rekenregel is veranderd: %s.".formatted(rule.name()),
                        "A rule was changed: %s.".formatted(rule.name()))
                : new Words(
                        (rule.now().isPresent()
                                        ? "Een rekenregel geldt nu ook: %s."
                                        : "Een rekenregel geldt niet meer: %s.")
                                .formatted(rule.name()),
                        (rule.now().isPresent() ? "A rule applies now: %s." : "A rule applies no longer: %s.")
                                .formatted(rule.name()));
    }

    private static String told(Set<String> values, String none) {
        return values.isEmpty() ? none : String.join(", ", values);
    }

    private static String value(Optional<LawValue> value, String none) {
        return value.map(LawValue::value).orElse(none);
    }

    @Override
    public Model rdf() {
        Model model = new LinkedHashModel();
        for (Changed changed : replay.changed()) {
            IRI subject = Values.iri(
                    address + "#changed-" + variant(changed) + changed.line().id() + "-" + changed.month());
            model.add(subject, RDF.TYPE, DM.term("ReplayedAmount"));
            model.add(
                    subject,
                    DM.term("onLine"),
                    Values.iri(address + "#" + variant(changed) + "line-"
                            + changed.line().id()));
            model.add(subject, DM.MONTH, Values.literal(changed.month().toString(), XSD.GYEARMONTH));
            model.add(subject, DM.term("before"), Values.literal(changed.before()));
            model.add(subject, DM.term("now"), Values.literal(changed.after()));
            for (Cause cause : changed.causes()) {
                Words words = words(cause);
                model.add(subject, DCTERMS.DESCRIPTION, Values.literal(words.nl(), "nl"));
                model.add(subject, DCTERMS.DESCRIPTION, Values.literal(words.en(), "en"));
                if (cause instanceof Cause.Fact fact) {
                    fact.now().documents().forEach(each -> model.add(subject, PROV.WAS_DERIVED_FROM, Values.iri(each)));
                }
            }
        }
        return model;
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("line", "month", "before", "now", "because_nl", "because_en", "scenario"));
        for (Changed changed : replay.changed()) {
            Words why = Words.joined(changed.causes().stream().map(this::words).toList(), " ");
            rows.add(List.of(
                    changed.line().id(),
                    changed.month().toString(),
                    changed.before(),
                    changed.after(),
                    why.nl(),
                    why.en(),
                    changed.scenario()));
        }
        replay.settlements()
                .forEach(each -> rows.add(
                        List.of(each.line(), each.year(), each.before(), each.after(), "", "", each.scenario())));
        return rows;
    }

    @Override
    public Page page() {
        List<Page.Row> rows = replay.changed().stream()
                .map(changed -> Page.Row.of(
                        under(changed.line().label(), changed.scenario()),
                        List.of(
                                Page.Field.text(Months.of(changed.month())),
                                Page.Field.text(shown(changed.before())),
                                Page.Field.text(shown(changed.after())),
                                Page.Field.text(Words.joined(
                                        changed.causes().stream()
                                                .map(this::words)
                                                .toList(),
                                        " ")))))
                .toList();
        return new Page(
                        new Words("Wat is er veranderd?", "What has changed?"),
                        List.of(new Words(
                                "%d van %d bedragen zijn anders dan op %s."
                                        .formatted(
                                                rows.size(),
                                                replay.stored().amounts().size(),
                                                moment().nl()),
                                "%d of %d amounts are other than on %s."
                                        .formatted(
                                                rows.size(),
                                                replay.stored().amounts().size(),
                                                moment().en()))),
                        replay.settlements().isEmpty() ? List.of(amounts(rows)) : List.of(amounts(rows), settlements()),
                        List.of())
                .among(address);
    }

    private String variant(Changed changed) {
        int number = replay.stored().scenarios().indexOf(changed.scenario()) + 1;
        return number == 0 ? "" : "scenario" + number + "-";
    }

    private static Words under(Words line, String scenario) {
        return scenario.isEmpty() ? line : line.plus(Words.same(" (" + scenario + ")"));
    }

    // 1 mei 2026: as people write the day on which it was computed.
    private Words moment() {
        return Told.day(java.time.LocalDate.parse(replay.stored().computed().substring(0, 10)));
    }

    private static Page.Sheet amounts(List<Page.Row> rows) {
        return new Page.Sheet(
                new Words("Veranderde bedragen", "Changed amounts"),
                new Words("Regel", "Line"),
                List.of(
                        new Words("Maand", "Month"),
                        new Words("Eerst", "Before"),
                        new Words("Nu", "Now"),
                        new Words("Waardoor", "Because of")),
                rows);
    }

    private Page.Sheet settlements() {
        return new Page.Sheet(
                new Words("Wat er over een jaar anders uitkomt", "What a year comes to otherwise"),
                new Words("Regel", "Line"),
                List.of(
                        new Words("Jaar", "Year"),
                        new Words("Verschil eerst", "Difference before"),
                        new Words("Verschil nu", "Difference now")),
                replay.settlements().stream()
                        .map(each -> Page.Row.of(
                                under(each.label(), each.scenario()),
                                List.of(
                                        Page.Field.text(Words.same(each.year())),
                                        Page.Field.text(shown(each.before())),
                                        Page.Field.text(shown(each.after())))))
                        .toList());
    }

    private static Words shown(String shown) {
        return switch (shown) {
            case "not-eligible" -> OverviewPage.NO_RIGHT;
            case "unknown" -> OverviewPage.UNKNOWN;
            default -> Months.euros(nl.digitalme.pod.domain.Euro.of(new java.math.BigDecimal(shown)));
        };
    }
}
