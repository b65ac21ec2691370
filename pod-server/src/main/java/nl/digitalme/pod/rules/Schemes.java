package nl.digitalme.pod.rules;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/** The schemes that were loaded, ready to run. The way into this package; safe for any number of threads. */
public final class Schemes {
    private static final int PERIODS_KEPT = 64;

    private final Law law;
    private final Course course;
    private final Reach reach;
    private final Map<String, NotionGraph> calendars = new ConcurrentHashMap<>();

    private Schemes(Law law) {
        this(law, Course.of(law), new Reach(law));
    }

    private Schemes(Law law, Course course, Reach reach) {
        this.law = law;
        this.course = course;
        this.reach = reach;
    }

    /** The schemes that come with vocab; read once, for all servers of this process. */
    public static Schemes standard() {
        return Standard.SCHEMES;
    }

    private static final class Standard {
        private static final Schemes SCHEMES = load(List.of(VocabFiles.schemes()));
    }

    /** The schemes of vocab with another folder of scheme folders laid over them. */
    public static Schemes standardWith(Path extra) {
        return load(List.of(VocabFiles.schemes(), extra));
    }

    /**
     * Reads scheme folders. A folder of the same name in a later root adds to the earlier one: a file replaces the file
     * of its name, a parameter the parameter of its notion and first day.
     */
    public static Schemes load(List<Path> roots) {
        return new Schemes(Law.read(SchemeFiles.in(roots)));
    }

    /**
     * The same schemes, in which the values of the law of a month go on for as long as no later ones are known, each of
     * them marked as not confirmed. Not what will be, but the nearest that can be said of a year without a law yet.
     */
    public Schemes goingOnAfter(YearMonth month) {
        return new Schemes(law.goingOnAfter(month), course, reach);
    }

    public Collection<Scheme> all() {
        return law.schemes().values();
    }

    public Optional<Scheme> named(String slug) {
        return Optional.ofNullable(law.schemes().get(slug));
    }

    /** Whether a notion may depend on another one, by what rules read and make. */
    public boolean restsOn(IRI notion, IRI other) {
        return reach.reaches(notion, other);
    }

    /** The kinds of part that a household may have several of. */
    public List<PartLink> parts() {
        return law.parts();
    }

    /** What a notion is called in a language; else as its parameter is called, else its local name. */
    public String label(IRI notion, String language) {
        return law.text(notion, RDFS.LABEL, language)
                .or(() -> law.labelOfParameter(notion))
                .orElse(notion.getLocalName());
    }

    /** What the folders say about notions: labels, units, who supplies them. */
    public Model notions() {
        return law.notions();
    }

    /** The value of the law for a notion on the first day of a month; empty when the files have none. */
    public Optional<Parameter> parameter(IRI notion, YearMonth month) {
        return law.parameter(notion, month);
    }

    /** A Turtle file of a scheme folder, for example {@code cases.ttl}; empty when the scheme has none. */
    public Optional<Model> file(String slug, String name) {
        return Optional.ofNullable(law.files().get(slug)).flatMap(files -> files.turtle(name));
    }

    /** The examples of a scheme by name; each one states what it expects. */
    public Map<String, Model> examples(String slug) {
        return Optional.ofNullable(law.files().get(slug))
                .map(SchemeFiles::examples)
                .orElse(Map.of());
    }

    /**
     * Runs every example and tells in words which did not come out as written. It also warms the rules up, which makes
     * the first answer to a citizen fast.
     */
    public List<String> failingExamples() {
        return Examples.failures(this);
    }

    /** The folders that were loaded, those of shared notions included. */
    public Collection<String> folders() {
        return law.files().keySet();
    }

    /**
     * Lays the facts on months and derives everything that follows from them. Sums over a calendar year need all of its
     * months in the period, payments in arrears the months before.
     */
    public Derivation derive(YearMonth first, int months, List<Timeline> timelines) {
        return Derivation.of(law, course, calendar(first, months), new Situations.Span(first, months), timelines);
    }

    private NotionGraph calendar(YearMonth first, int months) {
        if (calendars.size() > PERIODS_KEPT) {
            calendars.clear();
        }
        return calendars.computeIfAbsent(first + "+" + months, any -> Calendar.graph(law, first, months));
    }
}
