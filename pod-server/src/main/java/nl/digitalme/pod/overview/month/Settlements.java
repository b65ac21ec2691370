package nl.digitalme.pod.overview.month;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.rules.Derivation;
import nl.digitalme.pod.rules.Scheme;
import nl.digitalme.pod.rules.Timeline;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;

/**
 * What was paid on an estimate is settled when the year is over: allowances, bijstand, and the tax itself.
 *
 * @param asked the household on the basis that was asked for
 * @param paid the same on the estimates that the advances were paid on
 */
record Settlements(Cells cells, Derivation derivation, Timeline asked, Timeline paid) {

    /** For each year, each of these lines that rests on the basis, and what is settled by the tax return. */
    List<Settlement> of(List<Line> lines, List<Year> years) {
        List<Settlement> settlements = new ArrayList<>();
        for (Year year : years) {
            lines.forEach(line -> scheme(line.id())
                    .filter(scheme ->
                            cells.schemes().restsOn(scheme.notion(DM.PER_MONTH).orElseThrow(), DM.BASIS))
                    .ifPresent(scheme -> settlements.add(
                            Settlement.of(line, year, year(scheme, year, paid), year(scheme, year, asked)))));
            cells.catalogue().settled().forEach(item -> settlements.add(settlement(item, year)));
        }
        return settlements;
    }

    private Optional<Scheme> scheme(String line) {
        return cells.schemes().named(line).filter(scheme -> scheme.notion(DM.PER_MONTH)
                .isPresent());
    }

    private Cell year(Scheme scheme, Year year, Timeline on) {
        IRI notion = scheme.notion(DM.PER_MONTH).orElseThrow();
        List<Cell> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> cells.cell(scheme, derivation.at(on, year.atMonth(month))))
                .toList();
        return Settlement.sum(months, new Cell.Amount(Euro.ZERO, false, notion));
    }

    private Settlement settlement(Catalogue.Item item, Year year) {
        Cell settled = cells.amount(derivation.at(asked, year.atMonth(12)), item.notion());
        Line line = Line.of(item.id(), item.label(), item.flow(), Optional.empty(), Map.of());
        return Settlement.of(line, year, new Cell.Amount(Euro.ZERO, false, item.notion()), settled);
    }
}
