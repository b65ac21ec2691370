package nl.digitalme.pod.overview.why;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Told;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/** The steps of an explanation as sentences, from the templates of vocab's explanations folder. */
public final class Sentences {
    private static final int MOST_INPUTS = 12;
    private static final Pattern PARAGRAPH = Pattern.compile("\\bart\\. ?([0-9][0-9a-z:.]*)\\(([0-9a-z]+)\\)([a-z]?)");

    private final Map<String, Words> templates;
    private final List<Words> phrases;

    private Sentences(Map<String, Words> templates, List<Words> phrases) {
        this.templates = templates;
        this.phrases = phrases;
    }

    public static Sentences fromVocab() {
        Model sentences = Catalogue.read("/explanations/sentences.ttl");
        Map<String, Words> templates = new LinkedHashMap<>();
        for (IRI each : Models.subjectIRIs(sentences.filter(null, RDF.TYPE, DM.term("SentenceTemplate")))) {
            String key = Models.getPropertyString(sentences, each, DM.term("aboutRule"))
                    .or(() -> Models.getPropertyString(sentences, each, SKOS.NOTATION))
                    .orElseThrow();
            templates.put(key, Catalogue.words(sentences, each));
        }
        Model phrases = Catalogue.read("/explanations/phrases.ttl");
        return new Sentences(
                templates,
                phrases.filter(null, RDF.TYPE, DM.term("Phrase")).subjects().stream()
                        .map(each -> Catalogue.words(phrases, each))
                        .sorted(Comparator.comparing(words -> -words.nl().length())) // the longest first
                        .toList());
    }

    /** The sentence of one step; {@code computation} knows what things are called. */
    public Words of(Why why, Computation computation) {
        Words sentence = templates.getOrDefault(kind(why), Words.same(""));
        for (Map.Entry<String, Words> place : places(why, computation).entrySet()) {
            String name = "{" + place.getKey() + "}";
            Words filling = place.getValue();
            sentence = new Words(
                    sentence.nl().replace(name, filling.nl()), sentence.en().replace(name, filling.en()));
        }
        return sentence.map(text -> text.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + text.substring(1).replace("..", "."));
    }

    private String kind(Why why) {
        if (why instanceof Why.Derived derived) {
            return templates.containsKey(derived.rule().name()) ? derived.rule().name() : kind(derived);
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

    private Map<String, Words> places(Why why, Computation computation) {
        Map<String, Words> places = new LinkedHashMap<>();
        places.put("what", computation.label(why.notion()));
        places.put("value", computation.told().value(why.notion(), why.value()));
        places.put("month", Months.inFull(why.month()));
        if (why instanceof Why.Derived derived) {
            places.put("inputs", inputs(derived.inputs(), computation));
            places.put("source", source(derived.rule()));
            places.put("rounding", rounding(derived.rule()));
        } else if (why instanceof Why.ByLaw law) {
            places.put("label", computation.label(why));
            places.put("from", Told.day(law.parameter().from()));
            places.put("source", Words.same(law.parameter().origin().source()));
        } else if (why instanceof Why.Stated stated) {
            places.put(
                    "documents",
                    Words.same(stated.sources().stream()
                            .map(IRI::stringValue)
                            .distinct()
                            .collect(Collectors.joining(", "))));
        }
        return places;
    }

    /** The article in both languages: art. 14(5) is artikel 14 lid 5. */
    public Words source(RuleText rule) {
        Words source = phrased(rule.source());
        return new Words(
                PARAGRAPH
                        .matcher(source.nl())
                        .replaceAll(found -> "art. " + found.group(1) + " lid " + found.group(2)
                                + (found.group(3).isEmpty() ? "" : " onder " + found.group(3))),
                source.en());
    }

    /** Only how it is rounded: who says so is for those who read the rule. */
    public Words rounding(RuleText rule) {
        String how = rule.rounding().split("[,;:.]", 2)[0];
        return phrased(how);
    }

    private Words phrased(String text) {
        String nl = text;
        String en = text;
        for (Words phrase : phrases) {
            nl = nl.replace(phrase.en(), phrase.nl());
            en = en.replace(phrase.nl(), phrase.en());
        }
        return new Words(stop(nl), stop(en));
    }

    private static String stop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    // What is alike is told once: twelve months of one amount are their sum.
    private static Words inputs(List<Why> inputs, Computation computation) {
        Map<IRI, List<Why>> alike =
                inputs.stream().collect(Collectors.groupingBy(Why::notion, LinkedHashMap::new, Collectors.toList()));
        List<Words> told = new ArrayList<>();
        alike.values().stream().limit(MOST_INPUTS).forEach(each -> told.add(input(each, computation)));
        if (alike.size() > MOST_INPUTS) {
            int more = alike.size() - MOST_INPUTS;
            told.add(new Words("en nog %d".formatted(more), "and %d more".formatted(more)));
        }
        return Words.joined(told, "; ");
    }

    private static Words input(List<Why> alike, Computation computation) {
        Why first = alike.get(0);
        Words label = computation.label(first).plus(Words.same(" "));
        List<Words> values = alike.stream()
                .map(each -> computation.told().value(each.notion(), each.value()))
                .distinct()
                .toList();
        if (values.size() == 1) {
            return label.plus(values.get(0));
        }
        if (!computation.told().isMoney(first.notion())) {
            return label.plus(Words.joined(values, " / "));
        }
        BigDecimal sum = alike.stream()
                .map(each -> ((Literal) each.value()).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return label.plus(new Words(
                        "(%d keer), samen ".formatted(alike.size()), "(%d times), together ".formatted(alike.size())))
                .plus(computation.told().value(first.notion(), Values.literal(sum)));
    }

    /** Whether every step of an explanation has a sentence; for the test of the templates. */
    public Optional<String> lacking(Why why) {
        return templates.containsKey(kind(why)) ? Optional.empty() : Optional.of(kind(why));
    }
}
