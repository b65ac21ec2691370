package nl.digitalme.pod.overview.month;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Missing;
import nl.digitalme.pod.rules.Scheme;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Situation;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Models;

/**
 * What one situation comes to, in a {@link Cell}: an amount, no with its reasons, or unknown with what would tell. Holds
 * nothing of any household, and may be kept and shared between threads.
 */
public record Cells(Schemes schemes, Catalogue catalogue, Map<IRI, Words> labels, Map<Lacking, Cell.Reason> reasons) {
    private static final int MOST_WORDS = 10_000;

    /** Something that can be missing. There are as many as the law has notions, so their words are kept. */
    public record Lacking(Missing.Kind kind, IRI notion) {}

    public static Cells of(Schemes schemes, Catalogue catalogue) {
        return new Cells(schemes, catalogue, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    public Words label(IRI notion) {
        Words known = labels.get(notion);
        if (known != null) {
            return known;
        }
        Words label = new Words(schemes.label(notion, "nl"), schemes.label(notion, "en"));
        if (labels.size() < MOST_WORDS) { // a notion may come from a file that somebody else wrote
            labels.put(notion, label);
        }
        return label;
    }

    /** What a scheme gives. */
    Cell cell(Scheme scheme, Situation situation) {
        return switch (situation.status(scheme)) {
            case NOT_ELIGIBLE -> new Cell.NotEligible(failing(situation, scheme));
            case ELIGIBLE -> amount(situation, scheme.notion(DM.PER_MONTH).orElseThrow());
            case UNKNOWN -> unknown(situation, scheme.eligibility());
        };
    }

    /** The value of a notion. */
    Cell amount(Situation situation, IRI notion) {
        Optional<BigDecimal> number = situation.number(notion);
        return number.<Cell>map(euros -> new Cell.Amount(
                        // Shown on the cent, half up; the rule that made it names the roundings of the law.
                        Euro.rounded(euros, RoundingMode.HALF_UP), situation.isDoubtful(notion), notion))
                .orElseGet(() -> unknown(situation, notion));
    }

    public List<Cell.Reason> failing(Situation situation, Scheme scheme) {
        return situation.failingConditions(scheme).stream()
                .map(condition -> new Cell.Reason(condition, label(condition)))
                .toList();
    }

    public Cell.Unknown unknown(Situation situation, IRI notion) {
        IRI asked = catalogue
                .asksFirst(notion)
                .filter(first -> situation.value(first).isEmpty())
                .orElse(notion);
        Set<Missing> missing = situation.missing(asked);
        // What a citizen can hand in comes first; a gap in the law's files is told only when nothing else is lacking.
        boolean facts = missing.stream().anyMatch(each -> each.kind() == Missing.Kind.FACT);
        return new Cell.Unknown(missing.stream()
                .filter(each -> !facts || each.kind() == Missing.Kind.FACT)
                .map(this::reason)
                .distinct()
                .toList());
    }

    private Cell.Reason reason(Missing missing) {
        return reasons.computeIfAbsent(new Lacking(missing.kind(), missing.notion()), this::reason);
    }

    private Cell.Reason reason(Lacking missing) {
        Words what = label(missing.notion());
        Words words =
                switch (missing.kind()) {
                    case FACT -> needed(missing.notion(), what);
                    case PARAMETER -> gap(missing.notion(), what);
                    case RULE ->
                        new Words(
                                "geen regel past op deze situatie: " + what.nl(),
                                "no rule fits this situation: " + what.en());
                };
        return new Cell.Reason(missing.notion(), words);
    }

    // What her municipality or water board decides itself can be asked there; the rest is a gap in the law's files.
    private Words gap(IRI notion, Words what) {
        return schemes.notions().contains(notion, DM.SUPPLIED_BY, null)
                ? needed(notion, what)
                : new Words(
                        "een bedrag of grens uit de wet: " + what.nl(), "an amount or limit of the law: " + what.en());
    }

    // The document that would say it, in words to act on; failing that, who usually knows.
    private Words needed(IRI notion, Words what) {
        Optional<Words> document = catalogue
                .documentStating(notion)
                .map(kind -> new Words(
                        "%s, in %s".formatted(kind.label().nl(), kind.container()),
                        "%s, in %s".formatted(kind.label().en(), kind.container())));
        return document.or(() -> Models.getPropertyIRI(schemes.notions(), notion, DM.SUPPLIED_BY)
                        .map(catalogue::herAgency)
                        .map(agency -> new Words("een opgave van " + agency.nl(), "a statement of " + agency.en())))
                .map(source -> new Words(
                        "%s (nodig: %s)".formatted(what.nl(), source.nl()),
                        "%s (needed: %s)".formatted(what.en(), source.en())))
                .orElse(what);
    }
}
