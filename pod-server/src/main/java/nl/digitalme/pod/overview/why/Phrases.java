package nl.digitalme.pod.overview.why;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import nl.digitalme.pod.overview.month.Catalogue;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** What headers of rules say in one language, in both: articles, roundings, sources that are no article. */
public final class Phrases {
    private static final Pattern PARAGRAPH = Pattern.compile("\\b([0-9][0-9a-z:.]*)\\(([0-9a-z]+)\\)([a-z]?)");
    private static final Pattern NEXT_PARAGRAPH = Pattern.compile(" en \\(([0-9a-z]+)\\)");

    private final List<Words> phrases;

    private Phrases(List<Words> phrases) {
        this.phrases = phrases;
    }

    static Phrases fromVocab() {
        Model phrases = Catalogue.read("/explanations/phrases.ttl");
        return new Phrases(phrases.filter(null, RDF.TYPE, DM.term("Phrase")).subjects().stream()
                .map(each -> Catalogue.words(phrases, each))
                .sorted(Comparator.comparing(words -> -words.nl().length())) // the longest first
                .toList());
    }

    /** The article: art. 14(5) is artikel 14 lid 5. */
    public Words source(RuleText rule) {
        Words source = phrased(rule.source());
        String nl = PARAGRAPH
                .matcher(source.nl())
                .replaceAll(found -> found.group(1) + " lid " + found.group(2)
                        + (found.group(3).isEmpty() ? "" : " onder " + found.group(3)));
        return new Words(NEXT_PARAGRAPH.matcher(nl).replaceAll(" en lid $1"), source.en());
    }

    /** Only how it is rounded: who says so is for those who read the rule. */
    public Words rounding(RuleText rule) {
        return phrased(rule.rounding().split("[,;:.]", 2)[0]);
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
}
