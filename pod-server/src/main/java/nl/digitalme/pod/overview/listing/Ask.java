package nl.digitalme.pod.overview.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Period;
import org.eclipse.rdf4j.model.Model;

/** What is asked of the overview besides the amounts of each month. */
public enum Ask {
    /** What she may have a right to. */
    RIGHTS,

    /** Which amount is on the account on which day. */
    CALENDAR,

    /** What she must report or can apply for, by when. */
    DEADLINES,

    /** What is to be paid back or comes later when the estimate stays as it is. */
    RISKS;

    /** By its name in an address or on the command line; empty when there is none of that name. */
    public static Optional<Ask> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The same months, on the basis that this needs. */
    public Period of(Period period) {
        return this == RISKS ? period.until(Basis.FINAL) : period;
    }

    public Listing listing(Computation computation) {
        return switch (this) {
            case RIGHTS -> new Rights(computation).listing();
            case CALENDAR -> new CashCalendar(computation, Vocab.PAYMENT_DAYS).listing();
            case RISKS -> new Risks(computation).listing();
            case DEADLINES -> new Deadlines(computation, Vocab.DUTIES).listing();
        };
    }

    /** What vocab says of days and duties; read once, when first asked. */
    private static final class Vocab {
        private static final Model PAYMENT_DAYS = Catalogue.read("/overview/payment-days.ttl");
        private static final Model DUTIES = Catalogue.read("/overview/duties.ttl");
    }
}
