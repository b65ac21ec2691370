package nl.digitalme.pod.overview;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.listing.Listing;
import nl.digitalme.pod.overview.listing.ListingAnswer;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Cells;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.FactChecks;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.month.TableView;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.replay.Replay;
import nl.digitalme.pod.overview.replay.ReplayAnswer;
import nl.digitalme.pod.overview.replay.StoredOverview;
import nl.digitalme.pod.overview.scenario.Comparison;
import nl.digitalme.pod.overview.scenario.ComparisonAnswer;
import nl.digitalme.pod.overview.scenario.Curve;
import nl.digitalme.pod.overview.scenario.CurveMaker;
import nl.digitalme.pod.overview.scenario.CurveQuestion;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.overview.scenario.ScenarioTemplates;
import nl.digitalme.pod.overview.why.Sentences;
import nl.digitalme.pod.overview.why.WhyAnswer;
import nl.digitalme.pod.rules.ContradictingFacts;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactReader;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.pod.rules.facts.ScenarioReader;
import org.eclipse.rdf4j.model.Model;

/** From the documents of one household to its overview, without a server or a store. */
public final class Household {
    private static final int MOST_SCENARIOS = 10;
    private static final int MOST_NORMS = 4;

    private final Model notions;
    private final FactReader facts;
    private final Cells cells;
    private final Map<YearMonth, Cells> goingOn = new ConcurrentHashMap<>();
    private final Sentences sentences;
    private final FactChecks checks = FactChecks.fromVocab();
    private final ScenarioReader changes = ScenarioReader.fromVocab();
    private final ScenarioTemplates templates = new ScenarioTemplates(Catalogue.read("/scenarios/templates.ttl"));

    private Household(Schemes schemes, FactReader facts, Catalogue catalogue) {
        this.notions = schemes.notions();
        this.facts = facts;
        this.cells = Cells.of(schemes, catalogue);
        this.sentences = Sentences.of(schemes);
    }

    public static Household with(Schemes schemes) {
        return new Household(schemes, FactReader.fromVocab(), Catalogue.fromVocab());
    }

    /** Computes everything; {@code citizen} is the WebID of the one whose documents these are. */
    public View view(String citizen, List<FactSource> documents, Period period) {
        return view(citizen, documents, List.of(), period);
    }

    /** Today and each of these scenarios, in one run. */
    public View view(String citizen, List<FactSource> documents, List<Scenario> scenarios, Period period) {
        if (scenarios.size() > MOST_SCENARIOS) {
            throw PodProblem.badRequest("At most %d scenarios are compared at a time.".formatted(MOST_SCENARIOS));
        }
        checks.checkDocuments(documents);
        List<List<FactSource>> variants = new ArrayList<>(List.of(documents));
        scenarios.forEach(each -> variants.add(changes.lay(citizen, documents, each.source())));
        return view(citizen, facts.readAll(citizen, variants), new Read(documents, scenarios), period);
    }

    /** What is left for more and more work. */
    Curve curve(
            String citizen,
            List<FactSource> documents,
            CurveQuestion question,
            Function<String, Scenario> scenarioNamed) {
        return new CurveMaker(question, scenarioNamed, scenarios -> {
                    // Today first: of the scenarios only what differs from it is read.
                    List<List<FactSource>> variants = new ArrayList<>(List.of(documents));
                    scenarios.forEach(each -> variants.add(changes.lay(citizen, documents, each.source())));
                    List<Reading> readings = facts.readAll(citizen, variants);
                    return derived(() -> Computation.unsettled(
                            cells(question.period()),
                            citizen,
                            readings.subList(1, readings.size()),
                            question.period()));
                })
                .make();
    }

    /** What the rules make of these documents today. */
    Computation computation(String citizen, List<FactSource> documents, Period period) {
        return view(citizen, documents, period).today();
    }

    /** What the folders say about notions. */
    Model notions() {
        return notions;
    }

    private <T> T derived(Supplier<T> computation) {
        try {
            return computation.get();
        } catch (ContradictingFacts contradiction) {
            throw PodProblem.contradiction(
                    contradiction.getMessage() + " Ask the sources which one is right.",
                    List.of(Contradiction.fault(contradiction, cells.label(contradiction.notion()))));
        }
    }

    View view(String citizen, Reading reading, Period period) {
        return view(citizen, List.of(reading), new Read(List.of(), List.of()), period);
    }

    /** What was read: the addresses of the documents, and the scenarios that were laid over them. */
    private record Read(List<FactSource> sources, List<Scenario> scenarios) {
        List<String> documents() {
            return sources.stream().map(FactSource::iri).toList();
        }

        Map<String, String> digests() {
            Map<String, String> digests = new TreeMap<>();
            sources.forEach(source -> digests.put(source.iri(), source.digest()));
            return digests;
        }
    }

    private View view(String citizen, List<Reading> readings, Read read, Period period) {
        // Only what documents say today: a scenario may end what had not begun yet.
        checks.check(readings.get(0).facts(), LocalDate.now(Overview.HERE));
        return derived(() -> new View(Computation.all(cells(period), citizen, readings, period), read, sentences));
    }

    // The values of one month going on are a law of their own; few months are ever asked for.
    private Cells cells(Period period) {
        if (goingOn.size() > MOST_NORMS) {
            goingOn.clear();
        }
        return period.norms()
                .map(month -> goingOn.computeIfAbsent(
                        month, any -> Cells.of(cells.schemes().goingOnAfter(month), cells.catalogue())))
                .orElse(cells);
    }

    /**
     * A scenario by what was asked for: the address of one of these documents, or a ready-made scenario with its
     * numbers, which starts on the first day of the overview unless it says otherwise.
     */
    Scenario readyMade(String asked, Period period) {
        return templates.scenario(asked, period.from().atDay(1));
    }

    /** What the rules made of the documents, to be written in any format. */
    public static final class View {
        private final List<Computation> computations;
        private final Read read;
        private final Sentences sentences;

        private View(List<Computation> computations, Read read, Sentences sentences) {
            this.computations = computations;
            this.read = read;
            this.sentences = sentences;
        }

        private Computation today() {
            return computations.get(0);
        }

        MonthlyOverview overview() {
            return today().overview(read.documents());
        }

        Comparison comparison() {
            return Comparison.of(
                    today(), read.scenarios(), computations.subList(1, computations.size()), read.documents());
        }

        /** The whole overview in Dutch; {@code address} is its URL, for the formats in which things have names. */
        public String overview(Format format, String address) {
            return overview(format, address, "nl");
        }

        /** The whole overview, compared with its scenarios when there are any. */
        public String overview(Format format, String address, String language) {
            if (format == Format.TABLE && read.scenarios().isEmpty()) {
                return TableView.of(overview(), language);
            }
            return format.write(answer(address), language);
        }

        /** What changed since an overview was stored, which covered the same months. */
        Answer replay(StoredOverview stored, String address) {
            return new ReplayAnswer(Replay.of(stored, computations, read.digests()), today(), address);
        }

        private Answer answer(String address) {
            return read.scenarios().isEmpty()
                    ? new OverviewAnswer(today(), overview(), address, read.digests())
                    : new ComparisonAnswer(comparison(), computations, address, read.digests());
        }

        /** Rights, payments or duties instead of amounts per month, in the first scenario when there is one. */
        String list(Ask ask, Format format, String address, String language) {
            Computation asked = read.scenarios().isEmpty() ? today() : computations.get(1);
            return format.write(new ListingAnswer(ask.listing(asked), asked, address), language);
        }

        Listing list(Ask ask) {
            return ask.listing(today());
        }

        /** The reasons behind the amount of a line in a month, in the first scenario when there is one. */
        public Optional<String> why(Format format, String address, String line, YearMonth month) {
            return why(format, "nl", address, new Question.Amount(line, month, Question.WHOLE));
        }

        Optional<String> why(Format format, String language, String address, Question.Amount amount) {
            Computation asked = read.scenarios().isEmpty() ? today() : computations.get(1);
            return asked.why(amount.line(), amount.month())
                    .or(() -> asked.whyNot(amount.line(), amount.month()))
                    .map(why -> format.write(new WhyAnswer(why, asked, sentences, address, amount.depth()), language));
        }
    }
}
