package nl.digitalme.pod.overview.listing;

import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Scheme;
import nl.digitalme.pod.rules.Situation;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** What rights, payments and duties want to know of one household. */
record Particulars(Computation computation) {
    private static final IRI ARTICLES = Values.iri("http://data.europa.eu/m8g/hasLegalResource");

    /**
     * Whether a right is there in a month.
     *
     * @param reasons the conditions that are not met, or what is missing to say
     */
    record Answered(Situation.Status status, List<Cell.Reason> reasons, Optional<Euro> amount) {}

    Answered right(Scheme scheme, YearMonth month) {
        Situation situation = computation.situation(month);
        List<Cell.Reason> reasons =
                switch (situation.status(scheme)) {
                    case ELIGIBLE -> List.of();
                    case NOT_ELIGIBLE -> computation.cells().failing(situation, scheme);
                    case UNKNOWN ->
                        computation
                                .cells()
                                .unknown(situation, scheme.eligibility())
                                .missing();
                };
        Optional<Euro> amount = scheme.notion(DM.term("amountOnce"))
                .flatMap(situation::number)
                .map(euros -> Euro.rounded(euros, RoundingMode.HALF_UP));
        return new Answered(situation.status(scheme), reasons, amount);
    }

    /** What one line moves for a month: of a scheme what is paid out, where that differs from the right. */
    record Cash(Words label, Line.Flow flow, Cell cell) {}

    /** Empty when there is no such line, or the month lies outside what was computed. */
    Optional<Cash> cash(String line, YearMonth month) {
        if (!computation.period().isDerived(month)) {
            return Optional.empty();
        }
        Optional<Cash> item = computation.catalogue().items().stream()
                .filter(each -> each.id().equals(line))
                .findFirst()
                .map(each -> new Cash(each.label(), each.flow(), computation.value(each.notion(), month)));
        return item.or(() -> computation
                .schemes()
                .named(line)
                .filter(Particulars::hasAmount)
                .map(scheme -> {
                    Cell cell = computation.cell(scheme, month);
                    IRI paid = scheme.notion(DM.PAID_IN_MONTH)
                            .or(() -> scheme.notion(DM.PER_MONTH))
                            .orElseThrow();
                    return new Cash(
                            new Words(scheme.label("nl"), scheme.label("en")),
                            scheme.notion(DM.term("flow"))
                                    .flatMap(Catalogue::flow)
                                    .orElse(Line.Flow.IN),
                            cell instanceof Cell.Amount ? computation.value(paid, month) : cell);
                }));
    }

    /** Whether the answer rests on something that is not confirmed. */
    boolean isUnsure(Scheme scheme, YearMonth month) {
        return computation.situation(month).isDoubtful(scheme.eligibility());
    }

    /** The schemes that give rights rather than an amount each month. */
    List<Scheme> rights() {
        return computation.schemes().all().stream()
                .filter(scheme -> scheme.about().contains(scheme.iri(), RDF.TYPE, DM.term("Right")))
                .toList();
    }

    List<String> articles(Scheme scheme) {
        return scheme.values(ARTICLES).stream().map(Value::stringValue).sorted().toList();
    }

    private static boolean hasAmount(Scheme scheme) {
        return scheme.notion(DM.PER_MONTH).isPresent();
    }
}
