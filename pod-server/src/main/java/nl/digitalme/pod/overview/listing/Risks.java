package nl.digitalme.pod.overview.listing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Settlement;
import nl.digitalme.pod.overview.pages.Words;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;

/**
 * What is to be paid back or comes later when the estimate of Dienst Toeslagen stays as it is: advances of the year
 * beside what the year comes to, and what each further month of waiting adds.
 */
final class Risks {
    private static final IRI ESTIMATED = Values.iri("https://w3id.org/digital-me/scheme/awir#estimatedIncome");
    private static final IRI EXPECTED = Values.iri("https://w3id.org/digital-me/scheme/awir#realIncome");
    private static final List<Listing.Column> COLUMNS = List.of(
            Listing.Column.of("label", "Regel", "Line"),
            Listing.Column.forPrograms("line"),
            Listing.Column.of("calendarYear", "Jaar", "Year"),
            Listing.Column.of("advance", "Voorschotten", "Advances"),
            Listing.Column.of("final", "Over het hele jaar", "Over the whole year"),
            Listing.Column.of("difference", "Verschil", "Difference"),
            Listing.Column.of("perMonthOfWaiting", "Per maand wachten", "Per month of waiting"),
            Listing.Column.of("atMost", "Hoogstens per jaar", "At most a year"),
            Listing.Column.of("what", "Wat het betekent", "What it means"),
            Listing.Column.of("missing", "Nodig", "Needed"),
            Listing.Column.of("estimatedIncome", "Geschat inkomen", "Estimated income"),
            Listing.Column.of("expectedIncome", "Verwacht inkomen", "Expected income"),
            Listing.Column.of("confirmed", "Bevestigd", "Confirmed"));
    private static final Words BACK = new Words(
            "U krijgt te veel: u moet dit terugbetalen of bijbetalen", "You get too much: you have to pay this");
    private static final Words LATER =
            new Words("U krijgt te weinig: u krijgt dit later", "You get too little: you get this later");
    private static final Words MAYBE = new Words(
            "Gebruikt u zorg? Dan betaalt u hiervan eerst dit bedrag van het jaar zelf. Het telt in geen maand mee.",
            "Do you use care? Then you first pay up to this amount of the year yourself. It counts in no month.");
    private static final Words NOTHING = new Words("Er is geen verschil.", "There is no difference.");

    private final Computation computation;

    Risks(Computation computation) {
        this.computation = computation;
    }

    Listing listing() {
        List<Listing.Entry> entries = new ArrayList<>();
        for (Settlement settlement : computation.settlements()) {
            entries.add(entry(settlement));
        }
        YearMonth last =
                computation.period().all().get(computation.period().all().size() - 1);
        for (Catalogue.Item cost : computation.catalogue().possibleCosts()) {
            possible(cost, last).ifPresent(entries::add);
        }
        return new Listing(
                "risks",
                "Risk",
                new Words("Wat u terugbetaalt of later krijgt", "What you pay back or get later"),
                COLUMNS,
                entries,
                List.of(new Words(
                        "Per maand wachten: zoveel loopt het op in de laatste van de gevraagde maanden.",
                        "Per month of waiting: by so much it grows in the last of the months asked.")));
    }

    private Listing.Entry entry(Settlement settlement) {
        YearMonth last = computation.period().all().stream()
                .filter(month -> month.getYear() == settlement.year().getValue())
                .reduce((one, other) -> other)
                .orElseThrow();
        Listing.Entry entry = new Listing.Entry()
                .with("label", new Listing.Item.Text(settlement.label()))
                .with("line", Listing.Item.Code.of(settlement.line()))
                .with("calendarYear", Listing.Item.Code.of(settlement.year().toString()))
                .with("advance", amount(settlement.advance()))
                .with("final", amount(settlement.settled()))
                .with("difference", amount(settlement.difference()))
                .with("perMonthOfWaiting", perMonth(settlement, last))
                .with("estimatedIncome", amount(computation.value(ESTIMATED, last)))
                .with("expectedIncome", amount(computation.value(EXPECTED, last)));
        if (settlement.difference() instanceof Cell.Amount some) {
            return entry.with("what", new Listing.Item.Text(meaning(settlement.line(), some.amount())))
                    .with("confirmed", new Listing.Item.Flag(!some.marked()));
        }
        return entry.with("missing", new Listing.Item.Texts(missing(settlement.difference())));
    }

    // Nobody knows whether it will be paid, so it is in no total; how much it can be at most is known.
    private Optional<Listing.Entry> possible(Catalogue.Item cost, YearMonth month) {
        return computation.value(cost.notion(), month) instanceof Cell.Amount some
                ? Optional.of(new Listing.Entry()
                        .with("label", new Listing.Item.Text(cost.label()))
                        .with("line", Listing.Item.Code.of(cost.id()))
                        .with("calendarYear", Listing.Item.Code.of(Integer.toString(month.getYear())))
                        .with("atMost", new Listing.Item.Amount(some.amount()))
                        .with("what", new Listing.Item.Text(MAYBE))
                        .with("confirmed", new Listing.Item.Flag(!some.marked())))
                : Optional.empty();
    }

    private Optional<Listing.Item> perMonth(Settlement settlement, YearMonth month) {
        Optional<Euro> advance = computation.advance(settlement.line(), month).flatMap(Risks::euros);
        Optional<Euro> settled =
                new Particulars(computation).cash(settlement.line(), month).flatMap(cash -> euros(cash.cell()));
        return advance.flatMap(paid -> settled.map(right -> new Listing.Item.Amount(right.minus(paid))));
    }

    private Words meaning(String line, Euro difference) {
        int sign = difference.decimal().signum();
        if (sign == 0) {
            return NOTHING;
        }
        Words report = computation
                .schemes()
                .named(line)
                .flatMap(computation::schemeAgency)
                .map(agency -> new Words(
                        ". Geef uw inkomen en uw huishouden door aan " + agency.nl() + ".",
                        ". Report your income and household to " + agency.en() + "."))
                .orElse(Words.same("."));
        return (sign < 0 ? BACK : LATER).plus(report);
    }

    private static Optional<Listing.Item> amount(Cell cell) {
        return euros(cell).map(Listing.Item.Amount::new);
    }

    // Without a right the amount is nothing; unknown is not.
    private static Optional<Euro> euros(Cell cell) {
        if (cell instanceof Cell.Amount some) {
            return Optional.of(some.amount());
        }
        return cell instanceof Cell.NotEligible ? Optional.of(Euro.ZERO) : Optional.empty();
    }

    private static List<Words> missing(Cell cell) {
        return cell instanceof Cell.Unknown unknown
                ? unknown.missing().stream().map(Cell.Reason::words).toList()
                : List.of();
    }
}
