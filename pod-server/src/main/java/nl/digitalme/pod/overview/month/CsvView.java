package nl.digitalme.pod.overview.month;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The overview as rows: one for each line and month. */
public final class CsvView {
    private CsvView() {}

    public static List<List<String>> rows(MonthlyOverview overview) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("month", "line", "flow", "status", "amount", "confirmed", "reason"));
        for (Line line : overview.lines()) {
            line.months().forEach((month, cell) -> rows.add(row(line, month, cell)));
        }
        overview.settlements().forEach(each -> rows.add(row(each)));
        return rows;
    }

    private static List<String> row(Settlement settlement) {
        List<String> row = new ArrayList<>(List.of(settlement.year().toString(), settlement.line(), "SETTLEMENT"));
        row.addAll(cell(settlement.difference()));
        return row;
    }

    private static List<String> row(Line line, YearMonth month, Cell cell) {
        List<String> row =
                new ArrayList<>(List.of(month.toString(), line.id(), line.flow().toString()));
        row.addAll(cell(cell));
        return row;
    }

    private static List<String> cell(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return List.of("amount", some.amount().decimal().toPlainString(), String.valueOf(!some.marked()), "");
        }
        return cell instanceof Cell.NotEligible not
                ? List.of("not-eligible", "", "", reasons(not.because()))
                : List.of("unknown", "", "", reasons(((Cell.Unknown) cell).missing()));
    }

    private static String reasons(List<Cell.Reason> reasons) {
        return reasons.stream().map(reason -> reason.words().nl()).collect(Collectors.joining("; "));
    }
}
