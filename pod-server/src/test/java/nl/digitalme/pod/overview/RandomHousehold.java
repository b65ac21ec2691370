package nl.digitalme.pod.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** A household made up from a seed: everything about it is known, in 2025 and 2026. */
final class RandomHousehold {
    static final String ME = "https://pod.example/random/profile/card#me";
    private static final IRI HOUSEHOLD = Values.iri(ME);
    private static final IRI SOURCE = Values.iri("https://pod.example/random/vault/made-up");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final String SCHEME = "https://w3id.org/digital-me/scheme/";

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();

    private RandomHousehold(long seed) {
        this.random = new Random(seed);
    }

    /** Somebody with children, a partner or not, work or a benefit or neither, a home and a childcare contract. */
    static List<Fact> of(long seed) {
        RandomHousehold household = new RandomHousehold(seed);
        household.person();
        household.children();
        household.incomes();
        household.home();
        return household.facts;
    }

    static Reading reading(List<Fact> facts) {
        return new Reading(facts, Set.of());
    }

    /** The same with a wage from a day on, so many hours a week at 15.00 an hour. */
    static List<Fact> withJob(List<Fact> facts, int hours, LocalDate from) {
        List<Fact> more = new ArrayList<>(facts);
        BigDecimal pay = new BigDecimal(hours).multiply(new BigDecimal("65.00")); // 15.00 x 52 / 12
        wage(more, "extra-job", pay, from, Optional.empty());
        return more;
    }

    private void person() {
        state(
                "birthDate",
                date(LocalDate.of(1965 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28))));
        boolean partner = random.nextBoolean();
        LocalDate left = START.plusDays(random.nextInt(700));
        fact(HOUSEHOLD, DM.term("livesWithPartner"), Values.literal(partner), START, Optional.of(left));
        fact(
                HOUSEHOLD,
                DM.term("livesWithPartner"),
                Values.literal(partner && random.nextBoolean()),
                left.plusDays(1),
                Optional.empty());
        state("partnerBirthDate", date(LocalDate.of(1965 + random.nextInt(40), 3, 3)));
        state("partnerHealthInsured", Values.literal(random.nextInt(5) > 0));
        state("partnerIncomeKnown", Values.literal(true));
        for (String known : List.of("lawfulResidence", "healthInsured", "childrenKnown", "housematesKnown")) {
            state(known, Values.literal(true));
        }
        amount("awir#estimatedIncome", random.nextInt(60_000));
        amount("awir#partnerTestIncome", random.nextInt(60_000));
        amount("awir#assets", random.nextInt(200_000));
        amount("bijstand#assets", random.nextInt(20_000));
    }

    private void children() {
        for (int i = random.nextInt(4); i > 0; i--) {
            IRI child = Values.iri(ME + "-child" + i);
            LocalDate born = LocalDate.of(2006 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
            LocalDate from = born.isAfter(START) ? born : START;
            fact(child, DM.term("childIn"), HOUSEHOLD, from, Optional.empty());
            fact(child, DM.term("childBirthDate"), date(born), from, Optional.empty());
        }
    }

    private void incomes() {
        for (String known : List.of("wagesKnown", "benefitsKnown", "otherIncomeKnown")) {
            state(known, Values.literal(true));
        }
        LocalDate change = START.plusDays(random.nextInt(700));
        if (random.nextBoolean()) {
            wage(facts, "job", cents(400_000), START, Optional.of(change));
        }
        if (random.nextBoolean()) {
            wage(facts, "next-job", cents(250_000), change.plusDays(1), Optional.empty());
        }
        if (random.nextInt(3) == 0) {
            income(
                    facts,
                    "ww",
                    "unemploymentBenefit",
                    cents(300_000),
                    change.plusDays(1),
                    Optional.of(change.plusDays(200)));
        }
        if (random.nextInt(3) == 0) {
            IRI alimony = Values.iri(ME + "-alimony");
            part(facts, alimony, "incomeIn", HOUSEHOLD, START, Optional.empty());
            part(facts, alimony, "incomeKind", DM.term("childAlimony"), START, Optional.empty());
            part(facts, alimony, "incomeNet", Values.literal(cents(50_000)), START, Optional.empty());
        }
    }

    private void home() {
        state("bareRent", Values.literal(cents(120_000)));
        state("serviceCostsPerMonth", Values.literal(cents(8_000)));
        state("healthPremiumPerMonth", Values.literal(new BigDecimal("156.58")));
        fact(
                HOUSEHOLD,
                Values.iri(SCHEME, "huurtoeslag#independentHome"),
                Values.literal(true),
                START,
                Optional.empty());
        fact(
                HOUSEHOLD,
                Values.iri(SCHEME, "kinderopvangtoeslag#careKnown"),
                Values.literal(true),
                START,
                Optional.empty());
    }

    private static void wage(
            List<Fact> to, String name, BigDecimal gross, LocalDate from, Optional<LocalDate> through) {
        income(to, name, "wage", gross, from, through);
        IRI wage = Values.iri(ME + "-" + name + "-gross");
        part(to, wage, "wageIn", HOUSEHOLD, from, through);
        part(to, wage, "wageLineGross", Values.literal(gross), from, through);
    }

    private static void income(
            List<Fact> to, String name, String kind, BigDecimal gross, LocalDate from, Optional<LocalDate> through) {
        IRI income = Values.iri(ME + "-" + name);
        part(to, income, "incomeIn", HOUSEHOLD, from, through);
        part(to, income, "incomeKind", DM.term(kind), from, through);
        part(to, income, "incomeGross", Values.literal(gross), from, through);
        part(to, income, "holidayApart", Values.literal(true), from, through);
    }

    private static void part(
            List<Fact> to, IRI part, String notion, Value value, LocalDate from, Optional<LocalDate> through) {
        if (through.filter(last -> last.isBefore(from)).isEmpty()) {
            to.add(new Fact(part, DM.term(notion), value, from, through, SOURCE));
        }
    }

    private void state(String notion, Value value) {
        fact(HOUSEHOLD, DM.term(notion), value, START, Optional.empty());
    }

    private void amount(String notion, int value) {
        fact(HOUSEHOLD, Values.iri(SCHEME, notion), Values.literal(new BigDecimal(value)), START, Optional.empty());
    }

    private void fact(IRI about, IRI notion, Value value, LocalDate from, Optional<LocalDate> through) {
        facts.add(new Fact(about, notion, value, from, through, SOURCE));
    }

    private BigDecimal cents(int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private static Value date(LocalDate day) {
        return Values.literal(day.toString(), XSD.DATE);
    }
}
