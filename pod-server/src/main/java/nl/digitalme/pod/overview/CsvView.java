package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/** The overview as CSV (RFC 4180): one row for each line and month. */
final class CsvView {
    private CsvView() {}

    static String of(MonthlyOverview overview) {
        StringBuilder csv = new StringBuilder("month,line,flow,status,amount,confirmed,reason\r\n");
        for (Line line : overview.lines()) {
            line.months().forEach((month, cell) -> csv.append(row(line, month, cell)));
        }
        return csv.toString();
    }

    private static String row(Line line, YearMonth month, Cell cell) {
        String head = "%s,%s,%s,".formatted(month, quoted(line.id()), line.flow());
        if (cell instanceof Cell.Amount some) {
            return head + "amount,%s,%s,\r\n".formatted(some.amount().decimal().toPlainString(), !some.marked());
        }
        return cell instanceof Cell.NotEligible not
                ? head + "not-eligible,,,%s\r\n".formatted(reasons(not.because()))
                : head + "unknown,,,%s\r\n".formatted(reasons(((Cell.Unknown) cell).missing()));
    }

    private static String reasons(List<Cell.Reason> reasons) {
        return quoted(reasons.stream().map(reason -> reason.words().nl()).collect(Collectors.joining("; ")));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
