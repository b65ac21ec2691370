package nl.digitalme.pod.overview.why;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Told;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Explanation.Step;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.util.Values;

/** What the places of a sentence are filled with: those of every step, and the inputs of this one by their local name. */
final class Fillings {
    private static final int MOST_INPUTS = 12;
    private static final int MOST_VALUES = 3; // more of them are told as their sum

    private final Computation computation;
    private final Map<String, Words> places = new LinkedHashMap<>();
    private final Map<String, List<Why>> inputs = new LinkedHashMap<>();

    Fillings(Step step, Computation computation, Phrases phrases) {
        this.computation = computation;
        Why why = step.why();
        places.put("what", computation.label(why.notion()));
        places.put("value", computation.told().value(why.notion(), why.value()));
        places.put("month", Months.inFull(step.months()));
        if (why instanceof Why.Derived derived) {
            derived.inputs()
                    .forEach(input -> inputs.computeIfAbsent(input.notion().getLocalName(), any -> new ArrayList<>())
                            .add(input));
            places.put("inputs", inputs(derived.inputs()));
            places.put("source", phrases.source(derived.rule()));
            places.put("rounding", phrases.rounding(derived.rule()));
        } else if (why instanceof Why.ByLaw law) {
            places.put("label", computation.label(why));
            places.put("from", Told.day(law.parameter().from()));
            places.put("source", Words.same(law.parameter().origin().source()));
        } else if (why instanceof Why.Stated stated) {
            places.put("documents", documents(stated));
        }
    }

    /** With one more place. */
    Fillings with(String place, Words filling) {
        places.put(place, filling);
        return this;
    }

    boolean has(String place) {
        return places.containsKey(place) || inputs.containsKey(place);
    }

    /** A share reads as a percentage where the template asks for one: {@code {share%}}. */
    Words of(String place, boolean percentage) {
        Words filling = places.get(place);
        if (filling != null) {
            return filling;
        }
        List<Why> alike = inputs.getOrDefault(place, List.of());
        return percentage
                ? Words.joined(alike.stream().map(Fillings::percentage).toList(), " / ")
                : values(alike);
    }

    private static Words percentage(Why share) {
        BigDecimal hundred = ((Literal) share.value()).decimalValue().movePointRight(2);
        String english =
                hundred.signum() == 0 ? "0" : hundred.stripTrailingZeros().toPlainString();
        return new Words(english.replace('.', ',') + "%", english + "%");
    }

    // A document is called what it is, and where it stands: who reads a year of these knows no addresses by heart.
    private Words documents(Why.Stated stated) {
        Words where = Words.same(
                stated.sources().stream().map(Fillings::path).distinct().collect(Collectors.joining(", ")));
        return computation
                .catalogue()
                .documentStating(stated.notion())
                .map(kind -> kind.label().plus(Words.same(" (")).plus(where).plus(Words.same(")")))
                .orElse(where);
    }

    // Of the addresses in a pod only what differs; the whole of it stands beside the sentence.
    private static String path(IRI document) {
        return document.stringValue().replaceFirst("^.*/(?=(official|vault)/)", "");
    }

    // What is alike is told once: twelve months of one amount are their sum.
    private Words inputs(List<Why> all) {
        Map<IRI, List<Why>> alike =
                all.stream().collect(Collectors.groupingBy(Why::notion, LinkedHashMap::new, Collectors.toList()));
        List<Words> told = new ArrayList<>();
        alike.values().stream()
                .limit(MOST_INPUTS)
                .forEach(each -> told.add(
                        computation.label(each.get(0)).plus(Words.same(" ")).plus(values(each))));
        if (alike.size() > MOST_INPUTS) {
            int more = alike.size() - MOST_INPUTS;
            told.add(new Words("en nog %d".formatted(more), "and %d more".formatted(more)));
        }
        return Words.joined(told, "; ");
    }

    private Words values(List<Why> alike) {
        Why first = alike.get(0);
        List<Words> values = alike.stream()
                .map(each -> computation.told().value(each.notion(), each.value()))
                .distinct()
                .toList();
        if (values.size() <= MOST_VALUES || !computation.told().isMoney(first.notion())) {
            return new Words(
                    values.stream().map(Words::nl).collect(Collectors.joining(" en ")),
                    values.stream().map(Words::en).collect(Collectors.joining(" and ")));
        }
        BigDecimal sum = alike.stream()
                .map(each -> ((Literal) each.value()).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Words("(%d keer), samen ".formatted(alike.size()), "(%d times), together ".formatted(alike.size()))
                .plus(computation.told().value(first.notion(), Values.literal(sum)));
    }
}
