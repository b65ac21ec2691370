package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.pages.Words;
import org.eclipse.rdf4j.model.Model;

/** Which amount is on the account on which day, and which leaves it: the cash of the months that are asked. */
final class CashCalendar {
    private static final List<Listing.Column> COLUMNS = List.of(
            Listing.Column.of("date", "Dag", "Day"),
            Listing.Column.of("label", "Wat", "What"),
            Listing.Column.forPrograms("line"),
            Listing.Column.of("flow", "Richting", "Direction"),
            Listing.Column.of("amount", "Bedrag", "Amount"),
            Listing.Column.forPrograms("status"),
            Listing.Column.of("missing", "Nodig", "Needed"),
            Listing.Column.of("forMonth", "Over", "For"),
            Listing.Column.forPrograms("usualDay"),
            Listing.Column.of("roughly", "Ongeveer", "About"),
            Listing.Column.of("confirmed", "Bevestigd", "Confirmed"),
            Listing.Column.forPrograms("articles"),
            Listing.Column.forPrograms("source"));

    private final Computation computation;
    private final Particulars particulars;
    private final List<PaymentDay> rules;
    private final WorkingDays calendar;

    CashCalendar(Computation computation, Model days) {
        this.computation = computation;
        this.particulars = new Particulars(computation);
        this.rules = PaymentDay.read(days);
        this.calendar = PaymentDay.calendar(days);
    }

    /** One payment of one line. */
    private record Payment(
            LocalDate day, String line, Words label, Line.Flow flow, Cell cell, YearMonth of, PaymentDay rule) {}

    Listing listing() {
        List<Payment> payments = new ArrayList<>();
        for (PaymentDay rule : rules) {
            for (YearMonth month : computation.period().all()) {
                payments.addAll(payments(rule, rule.when().monthPaidIn(month)));
            }
        }
        payments.sort(Comparator.comparing(Payment::day));
        return new Listing(
                "payments",
                "Payment",
                new Words("Welk bedrag op welke dag", "Which amount on which day"),
                COLUMNS,
                payments.stream().map(CashCalendar::entry).toList(),
                notes());
    }

    private List<Payment> payments(PaymentDay rule, YearMonth of) {
        List<Payment> payments = new ArrayList<>();
        LocalDate day = rule.when().of(of, calendar);
        for (String line : rule.lines().stream().sorted().toList()) {
            particulars
                    .cash(line, of)
                    .filter(cash -> isShown(cash.cell()))
                    .ifPresent(cash ->
                            payments.add(new Payment(day, line, cash.label(), cash.flow(), cash.cell(), of, rule)));
        }
        rule.extra().ifPresent(extra -> {
            Cell cell = computation.value(extra.notion(), of);
            if (cell instanceof Cell.Amount some && some.amount().decimal().signum() > 0) {
                payments.add(
                        new Payment(day, extra.id(), computation.label(extra.notion()), extra.flow(), cell, of, rule));
            }
        });
        return payments;
    }

    // A month without money is no payment; a month of which nothing is known stays in sight.
    private static boolean isShown(Cell cell) {
        return cell instanceof Cell.Unknown
                || (cell instanceof Cell.Amount some && some.amount().decimal().signum() != 0);
    }

    private static Listing.Entry entry(Payment payment) {
        Listing.Entry entry = new Listing.Entry()
                .with("date", new Listing.Item.Day(payment.day()))
                .with("label", new Listing.Item.Text(payment.label()))
                .with("line", Listing.Item.Code.of(payment.line()))
                .with("flow", flow(payment.flow()))
                .with("forMonth", Listing.Item.Code.of(payment.of()))
                .with("usualDay", new Listing.Item.Text(payment.rule().words()))
                .with("roughly", new Listing.Item.Flag(payment.rule().about()))
                .with(
                        "articles",
                        new Listing.Item.Addresses(payment.rule().origin().articles()))
                .with("source", Listing.Item.Code.of(payment.rule().origin().source()));
        if (payment.cell() instanceof Cell.Amount some) {
            return entry.with("amount", new Listing.Item.Amount(some.amount()))
                    .with("status", Listing.Item.Code.of("amount"))
                    .with(
                            "confirmed",
                            new Listing.Item.Flag(
                                    !some.marked() && payment.rule().confirmed()));
        }
        List<Words> missing = payment.cell() instanceof Cell.Unknown unknown
                ? unknown.missing().stream().map(Cell.Reason::words).toList()
                : List.of();
        return entry.with("status", Listing.Item.Code.of("unknown"))
                .with("missing", Optional.of(new Listing.Item.Texts(missing)));
    }

    private static Listing.Item flow(Line.Flow flow) {
        Words words = flow == Line.Flow.OUT ? new Words("eruit", "out") : new Words("erin", "in");
        return new Listing.Item.Code(flow.name().toLowerCase(Locale.ROOT).replace('_', '-'), words);
    }

    private static List<Words> notes() {
        return List.of(
                new Words(
                        "Ongeveer: gemeenten, werkgevers en verhuurders kiezen hun eigen dag.",
                        "About: municipalities, employers and landlords choose their own day."),
                new Words(
                        "Bevestigd is een bedrag als het bedrag en de dag allebei in een bron zijn gezien.",
                        "Confirmed: both the amount and the day were seen in a source."));
    }
}
