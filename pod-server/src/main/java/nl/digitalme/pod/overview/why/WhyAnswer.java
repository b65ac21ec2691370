package nl.digitalme.pod.overview.why;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;

/** The reasons behind one amount, in every form: each step a sentence, down to documents and values of the law. */
public final class WhyAnswer implements Answer {
    private final Why why;
    private final Computation computation;
    private final Sentences sentences;
    private final String address;

    public WhyAnswer(Why why, Computation computation, Sentences sentences, String address) {
        this.why = why;
        this.computation = computation;
        this.sentences = sentences;
        this.address = address;
    }

    /** A step with its number, such as 1.2; a step that comes more than once is told once. */
    private record Step(String number, Why why) {}

    @Override
    public ObjectNode json() {
        return new WhyJson(computation, sentences).of(why);
    }

    @Override
    public Model rdf() {
        return new WhyTurtle(computation, sentences, address).of(why);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        walk(why, "1", steps, new IdentityHashMap<>());
        return steps;
    }

    private static void walk(Why why, String number, List<Step> steps, Map<Why, String> seen) {
        if (seen.putIfAbsent(why, number) != null) {
            return;
        }
        steps.add(new Step(number, why));
        if (why instanceof Why.Derived derived) {
            int next = 1;
            for (Why input : derived.inputs()) {
                if (!seen.containsKey(input)) {
                    walk(input, number + "." + next++, steps, seen);
                }
            }
        }
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step", "month", "notion", "value", "sentence_nl", "sentence_en", "article", "source"));
        for (Step step : steps()) {
            Words sentence = sentences.of(step.why(), computation);
            rows.add(List.of(
                    step.number(),
                    step.why().month().toString(),
                    step.why().notion().stringValue(),
                    computation.told().exact(step.why().notion(), step.why().value()),
                    sentence.nl(),
                    sentence.en(),
                    article(step.why()).map(IRI::stringValue).orElse(""),
                    source(step.why())));
        }
        return rows;
    }

    private static Optional<IRI> article(Why why) {
        return why instanceof Why.Derived derived ? derived.rule().article() : Optional.empty();
    }

    private static String source(Why why) {
        if (why instanceof Why.ByLaw law) {
            return law.parameter().origin().source();
        }
        return why instanceof Why.Stated stated
                ? String.join(
                        " ", stated.sources().stream().map(IRI::stringValue).toList())
                : ((Why.Derived) why).rule().source();
    }

    @Override
    public Page page() {
        List<Page.Row> rows = steps().stream().map(this::row).toList();
        Words what = computation.label(why.notion());
        return new Page(
                new Words("Waarom: ", "Why: ").plus(what),
                List.of(sentences.of(why, computation)),
                List.of(new Page.Sheet(
                        new Words("Stap voor stap", "Step by step"),
                        new Words("Stap", "Step"),
                        List.of(
                                new Words("Uitleg", "Explanation"),
                                new Words("Artikel, bron of document", "Article, source or document"),
                                new Words("Bevestigd", "Confirmed")),
                        rows)),
                List.of(
                        new Words(
                                "Stap 1.2 is het tweede gegeven waar stap 1 op rust. Wat vaker nodig is staat er een keer.",
                                "Step 1.2 is the second thing that step 1 rests on. What is needed more often stands here once.")));
    }

    private Page.Row row(Step step) {
        Page.Field sure =
                Page.Field.text(computation.isUnsure(step.why()) ? new Words("nee", "no") : new Words("ja", "yes"));
        return Page.Row.of(
                Words.same(step.number()),
                List.of(Page.Field.text(sentences.of(step.why(), computation)), ground(step.why()), sure));
    }

    private Page.Field ground(Why why) {
        if (why instanceof Why.Derived derived) {
            Page.Field words = Page.Field.text(sentences.source(derived.rule()));
            return article(why).map(link -> words.linked(link.stringValue())).orElse(words);
        }
        Page.Field source = Page.Field.text(Words.same(source(why)));
        return source(why).matches("https?://[^ ]*") ? source.linked(source(why)) : source;
    }
}
