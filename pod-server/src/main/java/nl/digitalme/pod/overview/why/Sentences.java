package nl.digitalme.pod.overview.why;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Explanation.Step;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/**
 * The steps of an explanation as sentences. A rule may have one of its own, in {@code sentences.ttl} of its scheme folder;
 * without it the template for its kind of step is used, from vocab's explanations folder.
 */
public final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(%?)}");

    private final Map<String, Words> kinds;
    private final Map<String, Words> own;
    private final Phrases phrases;

    private Sentences(Map<String, Words> kinds, Map<String, Words> own, Phrases phrases) {
        this.kinds = kinds;
        this.own = own;
        this.phrases = phrases;
    }

    public static Sentences of(Schemes schemes) {
        Map<String, Words> kinds = read(Catalogue.read("/explanations/sentences.ttl"), SKOS.NOTATION);
        Map<String, Words> own = new LinkedHashMap<>();
        schemes.folders().forEach(slug -> schemes.file(slug, "sentences.ttl")
                .ifPresent(model -> own.putAll(read(model, DM.term("aboutRule")))));
        return new Sentences(kinds, own, Phrases.fromVocab());
    }

    private static Map<String, Words> read(Model model, IRI key) {
        Map<String, Words> templates = new LinkedHashMap<>();
        for (IRI each : Models.subjectIRIs(model.filter(null, RDF.TYPE, DM.term("SentenceTemplate")))) {
            templates.put(Models.getPropertyString(model, each, key).orElseThrow(), Catalogue.words(model, each));
        }
        return templates;
    }

    public Phrases phrases() {
        return phrases;
    }

    /** The rules that have a sentence of their own, with its template. */
    public Map<String, Words> own() {
        return own;
    }

    /** The sentence of one step; {@code computation} knows what things are called. */
    public Words of(Step step, Computation computation) {
        Fillings fillings = new Fillings(step, computation, phrases);
        Words sentence = ownSentence(step.why(), fillings)
                .orElseGet(() -> filled(kinds.getOrDefault(kind(step.why()), Words.same("")), fillings));
        return sentence.map(text -> text.replace("..", ".")).capitalised();
    }

    // Where a value is not among the inputs (a loop of rules that closes here) the kind of step has to do.
    private Optional<Words> ownSentence(Why why, Fillings fillings) {
        return template(why)
                .filter(template -> Stream.of(template.nl(), template.en())
                        .flatMap(text -> PLACE.matcher(text).results())
                        .allMatch(place -> fillings.has(place.group(1))))
                .map(template -> filled(template, fillings))
                .map(words -> filled(frame((Why.Derived) why), fillings.with("own", words)));
    }

    private Optional<Words> template(Why why) {
        return why instanceof Why.Derived derived
                ? Optional.ofNullable(own.get(derived.rule().name()))
                : Optional.empty();
    }

    private Words frame(Why.Derived derived) {
        return kinds.getOrDefault(derived.rule().rounding().isBlank() ? "own" : "own-rounded", Words.same("{own}"));
    }

    private static Words filled(Words template, Fillings fillings) {
        return new Words(
                filled(template.nl(), place -> fillings.of(
                                place.group(1), !place.group(2).isEmpty())
                        .nl()),
                filled(template.en(), place -> fillings.of(
                                place.group(1), !place.group(2).isEmpty())
                        .en()));
    }

    private static String filled(String template, java.util.function.Function<java.util.regex.MatchResult, String> by) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(by.apply(place)));
    }

    private static String kind(Why why) {
        if (why instanceof Why.Derived derived) {
            return kind(derived);
        }
        if (why instanceof Why.Stated stated) {
            return stated.sources().isEmpty() ? "assumed" : "stated";
        }
        return "by-law";
    }

    private static String kind(Why.Derived derived) {
        boolean truth =
                derived.value() instanceof Literal literal && literal.getCoreDatatype() == CoreDatatype.XSD.BOOLEAN;
        if (derived.rule().name().endsWith("/scheme.ttl")) {
            return "eligible";
        }
        if (truth) {
            return derived.inputs().isEmpty() ? "condition-plain" : "condition";
        }
        if (derived.inputs().isEmpty()) {
            return "derived-plain";
        }
        return derived.rule().rounding().isBlank() ? "derived" : "derived-rounded";
    }

    /** The article in both languages. */
    public Words source(RuleText rule) {
        return phrases.source(rule);
    }

    /** Whether every step of an explanation has a sentence; for the test of the templates. */
    public Optional<String> lacking(Why why) {
        return kinds.containsKey(kind(why)) ? Optional.empty() : Optional.of(kind(why));
    }

    /** The places of a template that are to be filled in. */
    public static List<String> places(String template) {
        return PLACE.matcher(template).results().map(place -> place.group(1)).toList();
    }
}
