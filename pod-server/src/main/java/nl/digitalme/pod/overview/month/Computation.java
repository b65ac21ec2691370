package nl.digitalme.pod.overview.month;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Told;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Derivation;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.Scheme;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Situation;
import nl.digitalme.pod.rules.Timeline;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/**
 * One household's facts run through the rules: the lines of its overview, and the reasons behind each. For one thread.
 */
public final class Computation {
    private static final IRI AUTHORITY = Values.iri("http://data.europa.eu/m8g/hasCompetentAuthority");

    private final Schemes schemes;
    private final Catalogue catalogue;
    private final Period period;
    private final Timeline timeline;
    private final Optional<Timeline> paid;
    private final Derivation derivation;
    private final Doubts doubts;
    private final Cells cells;

    private Computation(
            Cells rules,
            Period period,
            Timeline timeline,
            Optional<Timeline> paid,
            Derivation derivation,
            Doubts doubts) {
        this.schemes = rules.schemes();
        this.catalogue = rules.catalogue();
        this.period = period;
        this.timeline = timeline;
        this.paid = paid;
        this.derivation = derivation;
        this.doubts = doubts;
        this.cells = rules;
    }

    /** One computation for each reading, all of them derived in one run; {@code cells} tells by which law. */
    public static List<Computation> all(Cells rules, String citizen, List<Reading> readings, Period period) {
        return all(rules, citizen, readings, period, period.until() == Basis.FINAL);
    }

    /** As {@link #all}, without what was paid in advance: for amounts only. */
    public static List<Computation> unsettled(Cells rules, String citizen, List<Reading> readings, Period period) {
        return all(rules, citizen, readings, period, false);
    }

    private static List<Computation> all(
            Cells rules, String citizen, List<Reading> readings, Period period, boolean settles) {
        List<Timeline> timelines = new ArrayList<>();
        for (Basis basis : settles ? List.of(Basis.FINAL, Basis.ADVANCE) : List.of(period.until())) {
            for (int i = 0; i < readings.size(); i++) {
                timelines.add(timeline(basis.text() + i, Values.iri(citizen), readings.get(i), basis));
            }
        }
        Derivation derivation = rules.schemes().derive(period.firstDerived(), period.derivedMonths(), timelines);
        return IntStream.range(0, readings.size())
                .mapToObj(i -> new Computation(
                        rules,
                        period,
                        timelines.get(i),
                        settles ? Optional.of(timelines.get(i + readings.size())) : Optional.empty(),
                        derivation,
                        new Doubts(readings.get(i).unsure())))
                .toList();
    }

    private static Timeline timeline(String name, IRI citizen, Reading reading, Basis basis) {
        List<Fact> facts = new ArrayList<>(reading.facts());
        facts.add(Fact.always(citizen, DM.BASIS, basis.term(), citizen));
        return new Timeline(name, citizen, facts, reading.unsure());
    }

    public MonthlyOverview overview(List<String> documents) {
        List<Line> lines = new ArrayList<>();
        Stream<Line> items = catalogue.items().stream().map(this::line);
        Map<Boolean, List<Line>> byDirection =
                items.collect(Collectors.partitioningBy(line -> line.flow().isCost()));
        lines.addAll(byDirection.getOrDefault(false, List.of()));
        schemes.all().stream().filter(this::isShown).map(this::line).forEach(lines::add);
        lines.addAll(byDirection.getOrDefault(true, List.of()));
        return new MonthlyOverview(
                timeline.household().stringValue(),
                period,
                Instant.now(),
                lines,
                settlements(lines),
                DecisionCheck.all(catalogue.decisions(), period.all(), this::situation),
                documents,
                catalogue.without(schemes.folders()));
    }

    /** The lines of net money, in and out, as they are called; without any months. */
    public List<Line> frame() {
        Stream<Line> items = catalogue.items().stream()
                .filter(item -> item.flow().isCounted())
                .map(item -> Line.of(item.id(), item.label(), item.flow(), Optional.empty(), Map.of()));
        Stream<Line> shown = schemes.all().stream()
                .filter(this::isShown)
                .filter(scheme -> flow(scheme).isCounted())
                .map(scheme -> Line.of(
                        scheme.slug(),
                        new Words(scheme.label("nl"), scheme.label("en")),
                        flow(scheme),
                        Optional.empty(),
                        Map.of()));
        return Stream.concat(items, shown).toList();
    }

    /** A line over all months together, without its reasons; empty when a month of it is unknown. */
    public Optional<Euro> sum(String line) {
        Euro sum = Euro.ZERO;
        for (YearMonth month : period.all()) {
            Optional<Euro> amount = amount(line, derivation.at(timeline, month));
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(amount.get());
        }
        return Optional.of(sum);
    }

    private Optional<Euro> amount(String line, Situation situation) {
        Optional<Scheme> scheme = schemes.named(line).filter(this::isShown);
        if (scheme.isPresent() && situation.status(scheme.get()) != Situation.Status.ELIGIBLE) {
            return situation.status(scheme.get()) == Situation.Status.UNKNOWN
                    ? Optional.empty()
                    : Optional.of(Euro.ZERO);
        }
        return scheme.flatMap(known -> known.notion(DM.PER_MONTH))
                .or(() -> catalogue.items().stream()
                        .filter(item -> item.id().equals(line))
                        .map(Catalogue.Item::notion)
                        .findFirst())
                .flatMap(situation::number)
                .map(euros -> Euro.rounded(euros, RoundingMode.HALF_UP));
    }

    /** The reasons for the amount of a line in a month; empty when there is no such amount. */
    public Optional<Why> why(String line, YearMonth month) {
        if (!period.all().contains(month)) {
            return Optional.empty();
        }
        Stream<IRI> notions = Stream.concat(
                schemes.named(line).flatMap(scheme -> scheme.notion(DM.PER_MONTH)).stream(),
                catalogue.items().stream()
                        .filter(item -> item.id().equals(line))
                        .map(Catalogue.Item::notion));
        return notions.findFirst().flatMap(derivation.at(timeline, month)::why);
    }

    /** The first condition that is not met for a scheme in a month, with its reasons; empty when there is none. */
    public Optional<Why> failing(String line, YearMonth month) {
        return schemes.named(line).flatMap(scheme -> derivation.at(timeline, month).failing(scheme).stream()
                .findFirst());
    }

    /** As {@link #failing}, of a month that was asked. */
    public Optional<Why> whyNot(String line, YearMonth month) {
        return period.all().contains(month) ? failing(line, month) : Optional.empty();
    }

    /** How values are told. */
    public Told told() {
        return new Told(schemes);
    }

    /** The value of a notion in a month. */
    public Cell value(IRI notion, YearMonth month) {
        return cells.amount(situation(month), notion);
    }

    public Optional<Words> schemeAgency(Scheme scheme) {
        return scheme.values(AUTHORITY).stream().findFirst().map(value -> agency((IRI) value));
    }

    /** What an agency is called, also one that only one scheme knows. */
    public Words agency(IRI agency) {
        return schemes.notions().contains(agency, RDFS.LABEL, null)
                ? Catalogue.words(schemes.notions(), agency)
                : catalogue.agency(agency);
    }

    /** What the documents state, with its days. */
    public List<Fact> facts() {
        return timeline.facts();
    }

    public Schemes schemes() {
        return schemes;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public String citizen() {
        return timeline.household().stringValue();
    }

    public Period period() {
        return period;
    }

    public Situation situation(YearMonth month) {
        return derivation.at(timeline, month);
    }

    public Words label(IRI notion) {
        return cells.label(notion);
    }

    /** What the explained value is called; a value of the law by the name that its parameter has. */
    public Words label(Why why) {
        Words label = label(why.notion());
        return why instanceof Why.ByLaw law ? new Words(law.parameter().origin().label(), label.en()) : label;
    }

    public boolean isUnsure(Why why) {
        return doubts.about(why);
    }

    private boolean isShown(Scheme scheme) {
        return scheme.notion(DM.PER_MONTH).isPresent();
    }

    private Line line(Catalogue.Item item) {
        return Line.of(
                item.id(),
                item.label(),
                item.flow(),
                item.agency().map(catalogue::agency),
                months(month -> cells.amount(derivation.at(timeline, month), item.notion())));
    }

    private Line line(Scheme scheme) {
        Words label = new Words(scheme.label("nl"), scheme.label("en"));
        return Line.of(scheme.slug(), label, flow(scheme), schemeAgency(scheme), months(month -> cell(scheme, month)));
    }

    private static Line.Flow flow(Scheme scheme) {
        return scheme.notion(DM.term("flow")).flatMap(Catalogue::flow).orElse(Line.Flow.IN);
    }

    private Map<YearMonth, Cell> months(Function<YearMonth, Cell> cell) {
        Map<YearMonth, Cell> months = new HashMap<>();
        period.all().forEach(month -> months.put(month, cell.apply(month)));
        return months;
    }

    /** As in the overview, without its other parts. */
    public List<Settlement> settlements() {
        return settlements(schemes.all().stream()
                .filter(this::isShown)
                .map(scheme -> Line.of(
                        scheme.slug(),
                        new Words(scheme.label("nl"), scheme.label("en")),
                        Line.Flow.IN,
                        Optional.empty(),
                        Map.of()))
                .toList());
    }

    private List<Settlement> settlements(List<Line> lines) {
        return paid.map(advances -> new Settlements(cells, derivation, timeline, advances).of(lines, period.years()))
                .orElseGet(List::of);
    }

    /** What is paid in advance for a month on a line; empty when only advances are computed. */
    public Optional<Cell> advance(String line, YearMonth month) {
        return paid.flatMap(timeline -> schemes.named(line)
                .filter(this::isShown)
                .map(scheme -> cells.cell(scheme, derivation.at(timeline, month))));
    }

    /** What a month comes to on a line on the basis that was asked. */
    Optional<Cell> settled(String line, YearMonth month) {
        return schemes.named(line).filter(this::isShown).map(scheme -> cell(scheme, month));
    }

    public Cell cell(Scheme scheme, YearMonth month) {
        return cells.cell(scheme, derivation.at(timeline, month));
    }

    /** What situations of this household come to. */
    public Cells cells() {
        return cells;
    }
}
