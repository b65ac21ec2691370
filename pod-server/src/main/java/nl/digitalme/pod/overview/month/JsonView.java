package nl.digitalme.pod.overview.month;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import nl.digitalme.pod.overview.pages.Words;

/** The overview as JSON. Amounts are texts with two decimals: a JSON number would become a double in most readers. */
public final class JsonView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonView() {}

    public static String text(ObjectNode node) {
        return node.toPrettyString();
    }

    public static ObjectNode of(MonthlyOverview overview) {
        ObjectNode json = JSON.objectNode();
        json.put("citizen", overview.citizen());
        json.put("from", overview.period().from().toString());
        json.put("months", overview.period().months());
        json.put("until", overview.period().until().text());
        overview.period().norms().ifPresent(month -> json.put("norms", month.toString()));
        json.put("computed", overview.computed().toString());
        ArrayNode lines = json.putArray("lines");
        overview.lines().forEach(line -> lines.add(line(overview, line)));
        ArrayNode totals = json.putArray("totals");
        overview.period().all().forEach(month -> totals.add(totals(overview, month)));
        if (!overview.settlements().isEmpty()) {
            ArrayNode settlements = json.putArray("settlement");
            overview.settlements().forEach(each -> settlements.add(settlement(each)));
        }
        ArrayNode decisions = json.putArray("decisions");
        overview.checks().forEach(each -> decisions.add(decision(each)));
        json.set("notComputed", words(overview.notComputed()));
        ArrayNode documents = json.putArray("documents");
        overview.documents().forEach(documents::add);
        return json;
    }

    private static ObjectNode line(MonthlyOverview overview, Line line) {
        ObjectNode json = JSON.objectNode();
        json.put("id", line.id());
        json.set("label", words(line.label()));
        json.put("flow", flow(line.flow()));
        line.agency().ifPresent(agency -> json.set("agency", words(agency)));
        ArrayNode months = json.putArray("months");
        line.months().forEach((month, cell) -> months.add(cell(overview.period(), line, month, cell)));
        return json;
    }

    private static ObjectNode cell(Period period, Line line, YearMonth month, Cell cell) {
        ObjectNode json = JSON.objectNode();
        json.put("month", month.toString());
        if (cell instanceof Cell.Amount some) {
            json.put("status", "amount");
            json.put("amount", some.amount().decimal().toPlainString());
            json.put("confirmed", !some.marked());
            json.put("why", "?%s&why=%s/%s".formatted(period.query(), line.id(), month));
        } else if (cell instanceof Cell.NotEligible not) {
            json.put("status", "not-eligible");
            json.set("because", reasons(not.because()));
        } else if (cell instanceof Cell.Unknown unknown) {
            json.put("status", "unknown");
            json.set("missing", reasons(unknown.missing()));
        }
        return json;
    }

    private static ObjectNode settlement(Settlement settlement) {
        ObjectNode json = JSON.objectNode();
        json.put("line", settlement.line());
        json.set("label", words(settlement.label()));
        json.put("year", settlement.year().toString());
        put(json, "advance", settlement.advance());
        put(json, "final", settlement.settled());
        put(json, "difference", settlement.difference());
        return json;
    }

    private static ObjectNode decision(DecisionCheck check) {
        ObjectNode json = JSON.objectNode();
        json.put("line", check.line());
        json.set("label", words(check.label()));
        json.put("month", check.month().toString());
        json.put("decided", DecisionCheck.plain(check.decided()));
        json.put("computed", DecisionCheck.plain(check.computed()));
        json.put("agrees", check.agrees());
        return json;
    }

    private static void put(ObjectNode json, String name, Cell cell) {
        if (cell instanceof Cell.Amount some) {
            json.put(name, some.amount().decimal().toPlainString());
            json.put(name + "Confirmed", !some.marked());
        } else if (cell instanceof Cell.Unknown unknown) {
            json.set(name + "Missing", reasons(unknown.missing()));
        }
    }

    private static ArrayNode reasons(List<Cell.Reason> reasons) {
        ArrayNode json = JSON.arrayNode();
        reasons.forEach(reason -> {
            ObjectNode each = words(reason.words());
            each.put("notion", reason.notion().stringValue());
            json.add(each);
        });
        return json;
    }

    private static ObjectNode totals(MonthlyOverview overview, YearMonth month) {
        ObjectNode json = JSON.objectNode();
        json.put("month", month.toString());
        for (Line.Flow flow : Line.Flow.values()) {
            MonthlyOverview.Total total = overview.total(flow, month);
            ObjectNode each = json.putObject(flow(flow));
            each.put("known", total.known().decimal().toPlainString());
            ArrayNode leftOut = each.putArray("unknown");
            total.leftOut().forEach(line -> leftOut.add(line.id()));
        }
        MonthlyOverview.Total left = overview.left(month);
        ObjectNode each = json.putObject("left");
        each.put("known", left.known().decimal().toPlainString());
        ArrayNode leftOut = each.putArray("unknown");
        left.leftOut().forEach(line -> leftOut.add(line.id()));
        return json;
    }

    public static String flow(Line.Flow flow) {
        return flow.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ObjectNode object() {
        return JSON.objectNode();
    }

    public static ArrayNode array() {
        return JSON.arrayNode();
    }

    public static ObjectNode ground(Ground ground) {
        ObjectNode json = JSON.objectNode();
        if (!ground.words().isEmpty()) {
            json.put("source", ground.words());
        }
        ground.article().ifPresent(article -> json.put("article", article.stringValue()));
        if (!ground.documents().isEmpty()) {
            ArrayNode documents = json.putArray("documents");
            ground.documents().forEach(documents::add);
        }
        return json;
    }

    public static ObjectNode words(Words words) {
        return JSON.objectNode().put("nl", words.nl()).put("en", words.en());
    }

    private static ArrayNode words(List<Words> list) {
        ArrayNode json = JSON.arrayNode();
        list.forEach(words -> json.add(words(words)));
        return json;
    }
}
