package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Scheme;
import nl.digitalme.pod.rules.Situation.Status;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.util.Values;

/**
 * Schemes that give a right to ask for something rather than an amount each month: may she, and if not, why; else what
 * is missing to say so. Months in a row with the same answer are told once.
 */
public final class Rights {
    private static final List<Listing.Column> COLUMNS = List.of(
            Listing.Column.of("label", "Regeling", "Scheme"),
            Listing.Column.forPrograms("scheme"),
            Listing.Column.of("fromMonth", "Vanaf", "From"),
            Listing.Column.of("throughMonth", "Tot en met", "Through"),
            Listing.Column.of("status", "Antwoord", "Answer"),
            Listing.Column.of("because", "Want niet", "Because not"),
            Listing.Column.of("missing", "Nodig", "Needed"),
            Listing.Column.of("amount", "Bedrag", "Amount"),
            Listing.Column.of("confirmed", "Bevestigd", "Confirmed"),
            Listing.Column.of("nextStep", "Volgende stap", "Next step"),
            Listing.Column.of("lastDay", "Uiterlijk", "At the latest"),
            Listing.Column.of("agency", "Wie beslist", "Who decides"),
            Listing.Column.of("assumes", "Wij nemen aan", "Taken for granted"),
            Listing.Column.forPrograms("articles"));

    private static final IRI MUNICIPALITY = Values.iri("https://w3id.org/digital-me/scheme/gemeente#municipality");
    private static final IRI EXAMPLE = Values.iri("https://w3id.org/digital-me/scheme/gemeente#example");
    private static final Words UNKNOWN_IS_NO_NO = new Words(
            "Onbekend is geen nee: er ontbreekt een gegeven, of de gemeente beslist.",
            "Unknown is not a no: a fact is missing, or the municipality decides.");
    private static final Words BY_EXAMPLE = new Words(
            "De regels zijn die van een voorbeeldgemeente. Uw gemeente kan anders beslissen: vraag het daar na.",
            "The rules are those of an example municipality. Yours can decide otherwise: ask there.");

    private final Computation computation;
    private final Particulars particulars;

    Rights(Computation computation) {
        this.computation = computation;
        this.particulars = new Particulars(computation);
    }

    /** The answer of some months in a row. */
    private record Run(YearMonth from, YearMonth through, Particulars.Answered answer) {}

    Listing listing() {
        List<Listing.Entry> entries = new ArrayList<>();
        for (Scheme scheme : particulars.rights()) {
            for (Run run : runs(scheme)) {
                entries.add(entry(scheme, run));
            }
        }
        return new Listing(
                "rights",
                "RightAnswer",
                new Words("Waar u recht op kunt hebben", "What you may have a right to"),
                COLUMNS,
                entries,
                notes());
    }

    private List<Words> notes() {
        boolean example = computation.period().all().stream().anyMatch(month -> computation
                .situation(month)
                .value(MUNICIPALITY)
                .filter(EXAMPLE::equals)
                .isPresent());
        return example ? List.of(UNKNOWN_IS_NO_NO, BY_EXAMPLE) : List.of(UNKNOWN_IS_NO_NO);
    }

    private List<Run> runs(Scheme scheme) {
        List<Run> runs = new ArrayList<>();
        List<YearMonth> months = computation.period().all();
        int start = 0;
        for (int end = 1; end <= months.size(); end++) {
            if (end == months.size() || status(scheme, months.get(end)) != status(scheme, months.get(start))) {
                split(scheme, months.subList(start, end), runs);
                start = end;
            }
        }
        return runs;
    }

    private Status status(Scheme scheme, YearMonth month) {
        return computation.situation(month).status(scheme);
    }

    // To find what is missing takes long. Where the first and the last month say the same, those between do as well.
    private void split(Scheme scheme, List<YearMonth> months, List<Run> runs) {
        YearMonth last = months.get(months.size() - 1);
        Particulars.Answered answer = particulars.right(scheme, months.get(0));
        if (answer.equals(particulars.right(scheme, last))) {
            runs.add(new Run(months.get(0), last, answer));
            return;
        }
        int half = (months.size() + 1) / 2;
        List<Run> parts = new ArrayList<>();
        split(scheme, months.subList(0, half), parts);
        split(scheme, months.subList(half, months.size()), parts);
        for (Run part : parts) {
            int before = runs.size() - 1;
            boolean joins = part != parts.get(0) && runs.get(before).answer().equals(part.answer());
            if (joins) {
                runs.set(before, new Run(runs.get(before).from(), part.through(), part.answer()));
            } else {
                runs.add(part);
            }
        }
    }

    private Listing.Entry entry(Scheme scheme, Run run) {
        Listing.Entry entry = new Listing.Entry()
                .with("label", new Listing.Item.Text(new Words(scheme.label("nl"), scheme.label("en"))))
                .with("scheme", Listing.Item.Code.of(scheme.slug()))
                .with("fromMonth", Listing.Item.Code.of(run.from()))
                .with("throughMonth", Listing.Item.Code.of(run.through()))
                .with("status", status(run.answer().status()))
                .with("confirmed", new Listing.Item.Flag(!particulars.isUnsure(scheme, run.through())))
                .with("agency", computation.schemeAgency(scheme).map(Listing.Item.Text::new))
                .with("articles", new Listing.Item.Addresses(particulars.articles(scheme)))
                .with("assumes", words(scheme, "assumes"));
        if (run.answer().status() == Status.NOT_ELIGIBLE) {
            return entry.with("because", reasons(run.answer()));
        }
        if (run.answer().status() == Status.UNKNOWN) {
            entry.with("missing", reasons(run.answer()));
        }
        return entry.with("amount", run.answer().amount().map(Listing.Item.Amount::new))
                .with("nextStep", nextStep(scheme, run))
                .with("lastDay", lastDay(scheme, run).map(Listing.Item.Day::new));
    }

    // After the last day there may be another way.
    private Optional<Listing.Item> nextStep(Scheme scheme, Run run) {
        boolean late = lastDay(scheme, run)
                .filter(day -> day.isBefore(run.from().atDay(1)))
                .isPresent();
        Optional<Listing.Item> otherwise = late ? words(scheme, "nextStepLate") : Optional.empty();
        return otherwise.or(() -> words(scheme, "nextStep"));
    }

    private static Listing.Item reasons(Particulars.Answered answer) {
        return new Listing.Item.Texts(
                answer.reasons().stream().map(Cell.Reason::words).toList());
    }

    private static Listing.Item status(Status status) {
        Words words =
                switch (status) {
                    case ELIGIBLE -> new Words("ja", "yes");
                    case NOT_ELIGIBLE -> new Words("nee", "no");
                    case UNKNOWN -> OverviewPage.UNKNOWN;
                };
        return new Listing.Item.Code(status.name().toLowerCase(Locale.ROOT).replace('_', '-'), words);
    }

    private static Optional<Listing.Item> words(Scheme scheme, String property) {
        return scheme.text(DM.term(property), "nl")
                .map(nl -> new Words(nl, scheme.text(DM.term(property), "en").orElse(nl)))
                .map(words -> words.map(Rights::onOneLine))
                .map(Listing.Item.Text::new);
    }

    // In vocab texts are folded.
    static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Some time after a day that a document names, such as that of a bill; empty where no such day is known. */
    private Optional<LocalDate> lastDay(Scheme scheme, Run run) {
        Optional<Period> term =
                scheme.values(DM.term("term")).stream().findFirst().map(value -> Period.parse(value.stringValue()));
        return term.flatMap(after -> scheme.notion(DM.term("termFrom"))
                .flatMap(notion -> computation.situation(run.through()).value(notion))
                .filter(Literal.class::isInstance)
                .map(day -> LocalDate.parse(day.stringValue()).plus(after)));
    }
}
