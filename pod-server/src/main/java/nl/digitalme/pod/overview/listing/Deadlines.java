package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Fact;
import org.eclipse.rdf4j.model.Model;

/**
 * What she must report, to whom and by when, and what she can apply for; with what a month of waiting costs. It follows
 * from what happens in the months that are asked.
 */
final class Deadlines {
    private static final List<Listing.Column> COLUMNS = List.of(
            Listing.Column.of("lastDay", "Uiterlijk", "At the latest"),
            Listing.Column.of("kind", "Soort", "Kind"),
            Listing.Column.of("toWhom", "Bij wie", "To whom"),
            Listing.Column.of("what", "Wat", "What"),
            Listing.Column.of("because", "Omdat", "Because"),
            Listing.Column.of("happened", "Sinds", "Since"),
            Listing.Column.forPrograms("inMonth"),
            Listing.Column.of("losesPerMonth", "Per maand kwijt", "Lost per month"),
            Listing.Column.of("note", "Let op", "Mind"),
            Listing.Column.of("confirmed", "Bevestigd", "Confirmed"),
            Listing.Column.forPrograms("articles"),
            Listing.Column.forPrograms("source"));

    private final Computation computation;
    private final List<Duty> duties;

    Deadlines(Computation computation, Model duties) {
        this.computation = computation;
        this.duties = Duty.read(duties);
    }

    /** One duty in one month. */
    private record Due(Duty duty, YearMonth month, LocalDate happened, LocalDate lastDay) {}

    Listing listing() {
        List<Due> all = new ArrayList<>();
        duties.forEach(duty -> all.addAll(due(duty)));
        all.sort(Comparator.comparing(Due::lastDay));
        return new Listing(
                "deadlines",
                "Deadline",
                new Words("Wat u moet doorgeven of kunt aanvragen", "What you must report or can apply for"),
                COLUMNS,
                all.stream().map(this::entry).toList(),
                List.of(
                        new Words(
                                "De termijnen volgen uit wat er in de gevraagde maanden gebeurt volgens uw gegevens.",
                                "The terms follow from what happens in these months according to your data."),
                        new Words(
                                "Gemeenten kiezen zelf binnen hoeveel dagen u iets moet doorgeven. Wacht niet.",
                                "Municipalities choose within how many days you must report. Do not wait.")));
    }

    private List<Due> due(Duty duty) {
        List<Due> due = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        for (YearMonth month : computation.period().all()) {
            boolean again = duty.often() == Duty.Often.ONCE_A_YEAR && years.contains(month.getYear());
            if (!again && computation.situation(month).truth(duty.when()).orElse(false)) {
                years.add(month.getYear());
                LocalDate happened = happened(duty, month);
                due.add(new Due(duty, month, happened, duty.term().last().day(from(duty, month, happened), month)));
            }
        }
        return due;
    }

    private LocalDate from(Duty duty, YearMonth month, LocalDate happened) {
        return duty.term()
                .from()
                .flatMap(notion -> computation.situation(month).value(notion))
                .map(day -> LocalDate.parse(day.stringValue()))
                .orElse(happened);
    }

    // Rules see a month as on its first day; what happened in mid-month is seen in the next. The documents know the
    // day.
    private LocalDate happened(Duty duty, YearMonth month) {
        LocalDate seen = month.atDay(1);
        LocalDate before = month.minusMonths(1).atDay(1);
        return computation.facts().stream()
                .filter(fact -> duty.term().datedBy().contains(fact.notion()))
                .flatMap(Deadlines::turns)
                .filter(day -> day.isAfter(before) && !day.isAfter(seen))
                .max(Comparator.naturalOrder())
                .orElse(seen);
    }

    private static Stream<LocalDate> turns(Fact fact) {
        return Stream.concat(Stream.of(fact.from()), fact.through().map(last -> last.plusDays(1)).stream());
    }

    private Listing.Entry entry(Due due) {
        Duty duty = due.duty();
        return new Listing.Entry()
                .with("lastDay", new Listing.Item.Day(due.lastDay()))
                .with("kind", kind(duty))
                .with("toWhom", new Listing.Item.Text(computation.agency(duty.toWhom())))
                .with("what", new Listing.Item.Text(duty.words()))
                .with("because", new Listing.Item.Text(computation.label(duty.when())))
                .with("happened", new Listing.Item.Day(due.happened()))
                .with("inMonth", Listing.Item.Code.of(due.month()))
                .with("losesPerMonth", loss(due).map(Listing.Item.Amount::new))
                .with("note", duty.note().map(Listing.Item.Text::new))
                .with("confirmed", new Listing.Item.Flag(duty.origin().confirmed()))
                .with("articles", new Listing.Item.Addresses(duty.origin().articles()))
                .with("source", Listing.Item.Code.of(duty.origin().source()));
    }

    private static Listing.Item kind(Duty duty) {
        Words words = duty.kind().equals("report") ? new Words("doorgeven", "report") : new Words("aanvragen", "apply");
        return new Listing.Item.Code(duty.kind(), words);
    }

    private Optional<Euro> loss(Due due) {
        return due.duty()
                .origin()
                .losesLine()
                .flatMap(line -> new Particulars(computation).cash(line, due.month()))
                .filter(cash -> cash.cell() instanceof Cell.Amount)
                .map(cash -> ((Cell.Amount) cash.cell()).amount());
    }
}
