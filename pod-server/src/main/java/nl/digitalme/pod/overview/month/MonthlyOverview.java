package nl.digitalme.pod.overview.month;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Words;

/**
 * The answer: every line, month by month.
 *
 * @param citizen the WebID of the one it is about
 * @param settlements what each year comes to beside its advances; only when the final amounts are asked for
 * @param checks what agencies decided beside what was computed
 * @param documents the documents that were read
 * @param notComputed the schemes that this version cannot compute yet
 */
public record MonthlyOverview(
        String citizen,
        Period period,
        Instant computed,
        List<Line> lines,
        List<Settlement> settlements,
        List<DecisionCheck> checks,
        List<String> documents,
        List<Words> notComputed) {
    public MonthlyOverview {
        lines = List.copyOf(lines);
        settlements = List.copyOf(settlements);
        checks = List.copyOf(checks);
        documents = List.copyOf(documents);
        notComputed = List.copyOf(notComputed);
    }

    /** What is known of one direction in one month: never an estimate, and it says which lines it leaves out. */
    public record Total(Euro known, List<Line> leftOut) {}

    public Total total(Line.Flow flow, YearMonth month) {
        List<Line> lines =
                this.lines.stream().filter(line -> line.flow() == flow).toList();
        Euro known = lines.stream()
                .map(line -> line.at(month))
                .map(cell -> cell instanceof Cell.Amount some ? some.amount() : Euro.ZERO)
                .reduce(Euro.ZERO, Euro::plus);
        return new Total(
                known,
                lines.stream()
                        .filter(line -> line.at(month) instanceof Cell.Unknown)
                        .toList());
    }

    /** What is left to spend in a month: what comes in less what goes out, with every line that is not known. */
    public Total left(YearMonth month) {
        Total in = total(Line.Flow.IN, month);
        Total out = total(Line.Flow.OUT, month);
        List<Line> leftOut =
                Stream.concat(in.leftOut().stream(), out.leftOut().stream()).toList();
        return new Total(in.known().minus(out.known()), leftOut);
    }

    public Optional<Line> line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    boolean hasMark() {
        return lines.stream()
                .flatMap(line -> line.months().values().stream())
                .anyMatch(cell -> cell instanceof Cell.Amount some && some.marked());
    }
}
