package nl.digitalme.pod.overview.month;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Oddity;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;

/** What no document can mean: an end before its start, a rent below zero. Which facts are limited is data of vocab. */
public final class FactChecks {
    private static final int MOST = 20;

    private final Map<Value, BigDecimal> atLeast = new HashMap<>();
    private final Map<Value, Long> mostYears = new HashMap<>();

    public static FactChecks fromVocab() {
        FactChecks checks = new FactChecks();
        Model limits = Catalogue.read("/overview/limits.ttl");
        each(limits, "atLeast", (notion, least) -> checks.atLeast.put(notion, least.decimalValue()));
        each(limits, "mostYears", (notion, most) -> checks.mostYears.put(notion, most.longValue()));
        return checks;
    }

    private static void each(Model limits, String property, BiConsumer<Value, Literal> add) {
        limits.filter(null, DM.term(property), null).forEach(limit -> limits.filter(limit.getSubject(), DM.NOTION, null)
                .objects()
                .forEach(notion -> add.accept(notion, (Literal) limit.getObject())));
    }

    /** 422 that names each document in which something cannot be read. */
    public void checkDocuments(Collection<FactSource> documents) {
        List<PodProblem.Fault> faults = new ArrayList<>();
        for (FactSource document : documents) {
            document.oddities()
                    .forEach(oddity -> faults.add(fault(oddity.property(), document.iri(), words(oddity.kind()))));
        }
        refuse(faults);
    }

    private static Words words(Oddity.Kind kind) {
        return switch (kind) {
            case NO_DAY -> new Words("een datum is geen bestaande dag", "a date is no existing day");
            case NO_NUMBER ->
                new Words("een bedrag is geen getal met cijfers en een punt", "an amount is no decimal number");
            case NOT_IN_EURO -> new Words("een bedrag is niet in euro", "an amount is not in euro");
        };
    }

    /** 422 that names the document of each fact that cannot be; {@code today} is the last day to be born on. */
    public void check(Collection<Fact> facts, LocalDate today) {
        List<PodProblem.Fault> faults = new ArrayList<>();
        for (Fact fact : facts) {
            wrong(fact, today)
                    .ifPresent(words -> faults.add(
                            fault(fact.notion().stringValue(), fact.source().stringValue(), words)));
        }
        refuse(faults);
    }

    private Optional<Words> wrong(Fact fact, LocalDate today) {
        if (fact.through().filter(last -> last.isBefore(fact.from())).isPresent()) {
            return Optional.of(new Words("het einde ligt voor het begin", "the end lies before the start"));
        }
        if (isBelow(fact)) {
            return Optional.of(new Words("het bedrag of aantal is te laag", "the amount or number is too low"));
        }
        return Optional.ofNullable(mostYears.get(fact.notion())).flatMap(most -> birth(fact, today, most));
    }

    private static Optional<Words> birth(Fact fact, LocalDate today, long mostYears) {
        LocalDate born = LocalDate.parse(fact.value().stringValue().substring(0, 10));
        if (born.isAfter(today)) {
            return Optional.of(
                    new Words("een geboortedatum ligt in de toekomst", "a date of birth lies in the future"));
        }
        return born.isBefore(today.minusYears(mostYears))
                ? Optional.of(new Words(
                        "een geboortedatum ligt meer dan %d jaar terug".formatted(mostYears),
                        "a date of birth lies more than %d years back".formatted(mostYears)))
                : Optional.empty();
    }

    private static void refuse(List<PodProblem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw PodProblem.faulty(
                    "Some documents say what cannot be: see what is named under errors.",
                    faults.stream().distinct().limit(MOST).toList());
        }
    }

    private boolean isBelow(Fact fact) {
        BigDecimal least = atLeast.get(fact.notion());
        return least != null
                && fact.value() instanceof Literal number
                && number.decimalValue().compareTo(least) < 0;
    }

    private static PodProblem.Fault fault(String property, String document, Words words) {
        return new PodProblem.Fault(
                property,
                Map.of(
                        "nl", "In %s: %s.".formatted(document, words.nl()),
                        "en", "In %s: %s.".formatted(document, words.en())));
    }
}
