package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The overview as rows: one for each line and month. */
final class CsvView {
    private CsvView() {}

    static List<List<String>> rows(MonthlyOverview overview) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("month", "line", "flow", "status", "amount", "confirmed", "reason"));
        for (Line line : overview.lines()) {
            line.months().forEach((month, cell) -> rows.add(row(line, month, cell)));
        }
        return rows;
    }

    private static List<String> row(Line line, YearMonth month, Cell cell) {
        List<String> row =
                new ArrayList<>(List.of(month.toString(), line.id(), line.flow().toString()));
        if (cell instanceof Cell.Amount some) {
            row.addAll(List.of("amount", some.amount().decimal().toPlainString(), String.valueOf(!some.marked()), ""));
        } else if (cell instanceof Cell.NotEligible not) {
            row.addAll(List.of("not-eligible", "", "", reasons(not.because())));
        } else if (cell instanceof Cell.Unknown unknown) {
            row.addAll(List.of("unknown", "", "", reasons(unknown.missing())));
        }
        return row;
    }

    private static String reasons(List<Cell.Reason> reasons) {
        return reasons.stream().map(reason -> reason.words().nl()).collect(Collectors.joining("; "));
    }
}
