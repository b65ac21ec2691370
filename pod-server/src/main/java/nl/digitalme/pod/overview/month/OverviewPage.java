package nl.digitalme.pod.overview.month;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;

/** The overview as a page: one table for each direction of the money, with totals of what is known. */
public final class OverviewPage {
    public static final Words UNKNOWN = new Words("onbekend", "unknown");
    public static final Words NO_RIGHT = new Words("geen recht", "no right");
    static final Words UNCONFIRMED = new Words("niet bevestigd", "not confirmed");

    private static final Optional<Words> MARK = Optional.of(UNCONFIRMED); // of each amount by itself

    private final MonthlyOverview overview;
    private final Links links;

    public OverviewPage(MonthlyOverview overview, Links links) {
        this.overview = overview;
        this.links = links;
    }

    public Page page() {
        List<Page.Sheet> sheets = new ArrayList<>();
        sheets.add(left()); // what everybody asks first
        sheets.add(sheet(
                new Words("Wat er binnenkomt, in euro per maand", "What comes in, in euro a month"), Line.Flow.IN));
        if (has(Line.Flow.IN_GROSS)) {
            sheets.add(sheet(
                    new Words(
                            "Bruto bedragen, voor aftrek van loonheffing, in euro per maand",
                            "Gross amounts, before wage tax, in euro a month"),
                    Line.Flow.IN_GROSS));
        }
        sheets.add(
                sheet(new Words("Wat eruit gaat, in euro per maand", "What goes out, in euro a month"), Line.Flow.OUT));
        if (has(Line.Flow.REMAINING)) {
            sheets.add(sheet(
                    new Words(
                            "Belasting na kwijtschelding, in euro per maand", "Taxes after remission, in euro a month"),
                    Line.Flow.REMAINING));
        }
        Words first = Months.inFull(overview.period().from());
        return new Page(
                new Words("Uw geld per maand vanaf ", "Your money each month from ").plus(first),
                List.of(new Words(
                        "Een bedrag is een link naar de uitleg: waarom is het zo hoog?",
                        "An amount is a link to its explanation: why is it this much?")),
                sheets,
                notes());
    }

    private boolean has(Line.Flow flow) {
        return overview.lines().stream().anyMatch(line -> line.flow() == flow);
    }

    private Page.Sheet sheet(Words caption, Line.Flow flow) {
        List<Page.Row> rows = new ArrayList<>();
        for (Line line : overview.lines()) {
            if (line.flow() == flow) {
                rows.add(Page.Row.of(line.label(), fields(month -> field(line, month))));
            }
        }
        rows.add(Page.Row.total(
                new Words("Samen, voor zover bekend", "Together, as far as known"),
                fields(month -> total(overview.total(flow, month)))));
        return new Page.Sheet(
                caption, new Words("Regel", "Line"), Months.of(overview.period().all()), rows);
    }

    private Page.Sheet left() {
        List<Page.Row> rows = List.of(
                Page.Row.of(
                        new Words("Binnen", "In"),
                        fields(month ->
                                euros(overview.total(Line.Flow.IN, month).known()))),
                Page.Row.of(
                        new Words("Uit", "Out"),
                        fields(month ->
                                euros(overview.total(Line.Flow.OUT, month).known()))),
                Page.Row.total(new Words("Over", "Left"), fields(month -> total(overview.left(month)))));
        return new Page.Sheet(
                new Words("Wat er overblijft, in euro per maand", "What is left, in euro a month"),
                new Words("Regel", "Line"),
                Months.of(overview.period().all()),
                rows);
    }

    // A reason that goes on is told in its first month: twelve times the same hides the one month that differs.
    private List<Page.Field> fields(Function<YearMonth, Page.Field> field) {
        List<Page.Field> fields = new ArrayList<>();
        Optional<Words> before = Optional.empty();
        for (YearMonth month : overview.period().all()) {
            Page.Field next = field.apply(month);
            boolean again = next.note().isPresent() && next.note().equals(before) && !before.equals(MARK);
            before = next.note();
            fields.add(again ? next.without() : next);
        }
        return fields;
    }

    private Page.Field field(Line line, YearMonth month) {
        return field(line.at(month), links.why(line.id(), month));
    }

    static Page.Field field(Cell cell, String why) {
        if (cell instanceof Cell.Amount some) {
            Page.Field amount = euros(some.amount()).linked(why);
            return some.marked() ? amount.with(UNCONFIRMED) : amount;
        }
        return cell instanceof Cell.NotEligible not
                ? reasons(
                                NO_RIGHT,
                                new Words("voorwaarde waaraan u niet voldoet: ", "a condition that is not met: "),
                                not.because())
                        .linked(why)
                : reasons(UNKNOWN, new Words("we missen: ", "we miss: "), ((Cell.Unknown) cell).missing());
    }

    public static Page.Field euros(Euro amount) {
        return new Page.Field(Months.euros(amount), true, Optional.empty(), Optional.empty());
    }

    private static Page.Field reasons(Words what, Words start, List<Cell.Reason> reasons) {
        Page.Field field = Page.Field.text(what);
        Words all = Words.joined(reasons.stream().map(Cell.Reason::words).toList(), "; ");
        return reasons.isEmpty() ? field : field.with(start.plus(all));
    }

    private static Page.Field total(MonthlyOverview.Total total) {
        Page.Field field = euros(total.known());
        Words without = Words.joined(total.leftOut().stream().map(Line::label).toList(), ", ");
        return total.leftOut().isEmpty() ? field : field.with(new Words("zonder: ", "without: ").plus(without));
    }

    private List<Words> notes() {
        List<Words> notes = new ArrayList<>();
        notes.add(new Words(
                "Niet bevestigd: het bedrag rust op een getal dat is afgeleid en niet in een bron is gezien.",
                "Not confirmed: the amount rests on a figure that was derived and not seen in a source."));
        notes.add(
                new Words(
                        "Een reden staat bij de eerste maand waarvoor hij geldt, en geldt tot er iets anders staat.",
                        "A reason stands with the first month that it holds for, and holds until something else stands there."));
        notes.add(new Words(
                "Onbekend is geen nul: zonder dat gegeven is er niets van te zeggen.",
                "Unknown is not zero: without that fact nothing can be said of it."));
        notes.addAll(normsNote(overview.period()));
        if (!overview.notComputed().isEmpty()) {
            notes.add(new Words("Nog niet berekend: ", "Not computed yet: ")
                    .plus(Words.joined(overview.notComputed(), ", "))
                    .plus(Words.same(".")));
        }
        return notes;
    }

    /** Which amounts of the law go on past the last day that is known, where that was asked for. */
    public static List<Words> normsNote(Period period) {
        return period
                .norms()
                .map(month -> new Words("De bedragen en grenzen van ", "The amounts and limits of ")
                        .plus(Months.of(month))
                        .plus(new Words(
                                " gaan hier door waar die van later nog niet bekend zijn. Zo wordt het dus niet precies.",
                                " go on here where those of later are not known yet. So it will not be exactly this.")))
                .stream()
                .toList();
    }
}
