package nl.digitalme.pod.overview.why;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Explanation.Step;
import nl.digitalme.pod.overview.why.Explanation.Told;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;

/** The reasons behind one amount, in every form: each step a sentence, down to documents and values of the law. */
public final class WhyAnswer implements Answer {
    private static final Words NOTE = new Words(
            "Elke stap rust op de stappen eronder. Open een stap om verder te lezen, tot en met de wet en uw documenten."
                    + " Wat vaker nodig is, staat er een keer.",
            "Each step rests on the steps below it. Open a step to read on, down to the law and your documents."
                    + " What is needed more often stands here once.");

    private static final Page.Field READ_ARTICLE = Page.Field.text(new Words("Lees het artikel", "Read the article"));
    private static final Page.Field READ_DOCUMENT =
            Page.Field.text(new Words("Lees het document", "Read the document"));

    private final Explanation explanation;
    private final Computation computation;
    private final Sentences sentences;
    private final String address;
    private final int depth;

    /** {@code depth}: how many steps below the amount are told in formats that people read and in JSON. */
    public WhyAnswer(Why why, Computation computation, Sentences sentences, String address, int depth) {
        this.explanation = Explanation.of(why);
        this.computation = computation;
        this.sentences = sentences;
        this.address = address;
        this.depth = depth;
    }

    private List<Step> shortReason() {
        return explanation.shortReason(computation.told()::isMoney);
    }

    @Override
    public ObjectNode json() {
        return new WhyJson(computation, sentences)
                .of(shortReason(), explanation.steps().size(), explanation.tree(depth));
    }

    @Override
    public Model rdf() {
        return new WhyTurtle(computation, sentences, address).of(explanation);
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "step", "months", "notion", "value", "sentence_nl", "sentence_en", "article", "source", "rests_on"));
        for (Step step : explanation.steps()) {
            Words sentence = sentences.of(step, computation);
            Why why = step.why();
            rows.add(List.of(
                    step.id(),
                    joined(step.months().stream().map(YearMonth::toString)),
                    why.notion().stringValue(),
                    computation.told().exact(why.notion(), why.value()),
                    sentence.nl(),
                    sentence.en(),
                    article(why).map(IRI::stringValue).orElse(""),
                    source(why),
                    joined(step.inputs().stream().map(Step::id))));
        }
        return rows;
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(" "));
    }

    private static Optional<IRI> article(Why why) {
        return why instanceof Why.Derived derived ? derived.rule().article() : Optional.empty();
    }

    private static String source(Why why) {
        if (why instanceof Why.ByLaw law) {
            return law.parameter().origin().source();
        }
        return why instanceof Why.Stated stated
                ? joined(stated.sources().stream().map(IRI::stringValue))
                : ((Why.Derived) why).rule().source();
    }

    @Override
    public Page page() {
        List<Page.Point> first = shortReason().stream()
                .map(step -> new Page.Point(
                        "",
                        sentences.of(step, computation),
                        Optional.of(step.id()).filter(id -> step != explanation.root()),
                        Optional.empty(),
                        List.of()))
                .toList();
        Words count = Words.same(" (" + explanation.steps().size() + ")");
        return new Page(
                        new Words("Waarom: ", "Why: ")
                                .plus(computation.label(explanation.root().why().notion()))
                                .plus(Words.same(", "))
                                .plus(Months.inFull(explanation.root().why().month())),
                        List.of(),
                        List.of(
                                new Page.Outline(new Words("In het kort", "In short"), first),
                                new Page.Outline(
                                        new Words("Alle stappen", "All steps").plus(count),
                                        List.of(point(explanation.tree(depth))))),
                        List.of(),
                        List.of(NOTE))
                .among(address);
    }

    private Page.Point point(Told told) {
        Step step = told.step();
        Why why = step.why();
        if (told.again()) {
            Words brief = computation
                    .label(why)
                    .plus(Words.same(": "))
                    .plus(computation.told().value(why.notion(), why.value()))
                    .plus(Words.same("."));
            return new Page.Point("", brief.capitalised(), Optional.of(step.id()), Optional.empty(), List.of());
        }
        Words text = sentences.of(step, computation);
        if (computation.isUnsure(why) && !(why instanceof Why.Derived)) {
            text = text.plus(new Words(" Dit is niet bevestigd.", " This is not confirmed."));
        }
        if (told.deeper() > 0) {
            text = text.plus(new Words(
                    " Hier zitten nog %d stappen onder.".formatted(told.deeper()),
                    " Below this are %d more steps.".formatted(told.deeper())));
        }
        return new Page.Point(
                step.id(),
                text,
                Optional.empty(),
                ground(why),
                told.below().stream().map(this::point).toList());
    }

    private static Optional<Page.Field> ground(Why why) {
        if (why instanceof Why.Stated stated) {
            return stated.sources().stream().findFirst().map(document -> READ_DOCUMENT.linked(document.stringValue()));
        }
        return article(why).map(link -> READ_ARTICLE.linked(link.stringValue()));
    }
}
