package nl.digitalme.pod.overview;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.rdf4j.model.Model;

/** Which amount is on the account on which day, and which leaves it: the cash of the months that are asked. */
final class CashCalendar {
    private static final List<Listing.Column> COLUMNS = List.of(
            Listing.Column.of("date", "Dag", "Day"),
            Listing.Column.of("label", "Wat", "What"),
            Listing.Column.of("line", "Regel", "Line"),
            Listing.Column.of("flow", "Richting", "Direction"),
            Listing.Column.of("amount", "Bedrag", "Amount"),
            Listing.Column.of("status", "Stand", "Status"),
            Listing.Column.of("missing", "Nodig", "Needed"),
            Listing.Column.of("forMonth", "Over", "For"),
            Listing.Column.of("usualDay", "Gewone dag", "Usual day"),
            Listing.Column.of("roughly", "Ongeveer", "About"),
            Listing.Column.of("confirmed", "Bevestigd", "Confirmed"),
            Listing.Column.of("articles", "Artikelen", "Articles"),
            Listing.Column.of("source", "Bron van de dag", "Source of the day"));

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
                        new Payment(day, extra.id(), computation.label(extra.notion()), Line.Flow.IN, cell, of, rule));
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
                .with("line", new Listing.Item.Code(payment.line()))
                .with("flow", new Listing.Item.Code(payment.flow().name().toLowerCase(Locale.ROOT)))
                .with("forMonth", new Listing.Item.Code(payment.of().toString()))
                .with("usualDay", new Listing.Item.Text(payment.rule().words()))
                .with("roughly", new Listing.Item.Flag(payment.rule().about()))
                .with(
                        "articles",
                        new Listing.Item.Addresses(payment.rule().origin().articles()))
                .with("source", new Listing.Item.Code(payment.rule().origin().source()));
        if (payment.cell() instanceof Cell.Amount some) {
            return entry.with("amount", new Listing.Item.Amount(some.amount()))
                    .with("status", new Listing.Item.Code("amount"))
                    .with(
                            "confirmed",
                            new Listing.Item.Flag(
                                    !some.marked() && payment.rule().confirmed()));
        }
        List<Words> missing = payment.cell() instanceof Cell.Unknown unknown
                ? unknown.missing().stream().map(Cell.Reason::words).toList()
                : List.of();
        return entry.with("status", new Listing.Item.Code("unknown"))
                .with("missing", Optional.of(new Listing.Item.Texts(missing)));
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
