package nl.digitalme.pod.overview.month;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.pages.Words;

/** The overview as a table for a terminal, with everything that cannot be said told below it. */
public final class TableView {
    private static final int CELL = 10;
    private static final String MARK = "*";

    private final MonthlyOverview overview;
    private final String language;
    private final Map<String, Integer> notes = new LinkedHashMap<>();

    private TableView(MonthlyOverview overview, String language) {
        this.overview = overview;
        this.language = language;
    }

    public static String of(MonthlyOverview overview, String language) {
        return new TableView(overview, language).text();
    }

    private String text() {
        int width = overview.lines().stream()
                .mapToInt(line -> label(line).length())
                .max()
                .orElse(0);
        List<String> rows = new ArrayList<>();
        rows.add(row("", width, month -> month.toString()));
        for (Line line : overview.lines()) {
            rows.add(row(label(line), width, month -> cell(line.at(month))));
        }
        rows.add("-".repeat(rows.get(0).length()));
        totals().forEach((flow, words) ->
                rows.add(row(words.in(language), width, month -> total(overview.total(flow, month)))));
        rows.add(row(
                words("Over, voor zover bekend", "Left, as far as known"),
                width,
                month -> total(overview.left(month))));
        rows.addAll(settlements());
        rows.add("");
        rows.addAll(footnotes());
        return rows.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(String label, int width, java.util.function.Function<YearMonth, String> cell) {
        return overview.period().all().stream()
                .map(month -> " ".repeat(Math.max(1, CELL - cell.apply(month).length())) + cell.apply(month))
                .collect(Collectors.joining("", label + " ".repeat(Math.max(0, width - label.length())), ""));
    }

    private String label(Line line) {
        return line.label().in(language);
    }

    private String cell(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString() + (some.marked() ? MARK : "");
        }
        if (cell instanceof Cell.NotEligible not) {
            return words("nee", "no")
                    + note(
                            words("nee. Voorwaarde waaraan u niet voldoet: ", "no. A condition that is not met: "),
                            not.because());
        }
        return "?"
                + note(
                        words("onbekend, er ontbreekt: ", "unknown, what is missing: "),
                        ((Cell.Unknown) cell).missing());
    }

    private String note(String start, List<Cell.Reason> reasons) {
        String text = reasons.stream()
                .map(reason -> reason.words().in(language))
                .distinct()
                .collect(Collectors.joining("; ", start, "."));
        return "(" + notes.computeIfAbsent(text, unused -> notes.size() + 1) + ")";
    }

    private String total(MonthlyOverview.Total total) {
        return total.known().decimal().toPlainString() + (total.leftOut().isEmpty() ? "" : "+?");
    }

    private List<String> settlements() {
        List<String> rows = new ArrayList<>();
        if (!overview.settlements().isEmpty()) {
            rows.add("");
            rows.add(words("Per jaar: voorschot, definitief, verschil", "Each year: advance, final, difference"));
        }
        for (Settlement each : overview.settlements()) {
            rows.add("%s %s: %s, %s, %s"
                    .formatted(
                            each.year(),
                            each.label().in(language),
                            cell(each.advance()),
                            cell(each.settled()),
                            cell(each.difference())));
        }
        return rows;
    }

    private static Map<Line.Flow, Words> totals() {
        Map<Line.Flow, Words> totals = new LinkedHashMap<>();
        totals.put(Line.Flow.IN_GROSS, new Words("Bekend, bruto", "Known, gross"));
        totals.put(Line.Flow.IN, new Words("Bekend, u krijgt", "Known, you get"));
        totals.put(Line.Flow.OUT, new Words("Bekend, u betaalt", "Known, you pay"));
        return totals;
    }

    private List<String> footnotes() {
        List<String> lines = new ArrayList<>();
        notes.forEach((text, number) -> lines.add("(%d) %s".formatted(number, text)));
        if (overview.hasMark()) {
            lines.add(MARK + " "
                    + words("rust op een bedrag dat niet is bevestigd.", "rests on a value that is not confirmed."));
        }
        overview.checks().stream()
                .filter(check -> !check.agrees())
                .forEach(check -> lines.add("! " + check.words().in(language)));
        lines.add(words(
                "+? het totaal telt alleen wat bekend is; bruto bedragen zijn voor aftrek van loonheffing.",
                "+? the total counts only what is known; gross amounts are before wage tax."));
        if (!overview.notComputed().isEmpty()) {
            lines.add(words("Nog niet berekend: ", "Not computed yet: ")
                    + overview.notComputed().stream()
                            .map(words -> words.in(language))
                            .collect(Collectors.joining(", ", "", ".")));
        }
        return lines;
    }

    private String words(String nl, String en) {
        return new Words(nl, en).in(language);
    }
}
