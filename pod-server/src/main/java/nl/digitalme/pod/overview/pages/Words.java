package nl.digitalme.pod.overview.pages;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One text in the two languages that everything is told in. */
public record Words(String nl, String en) {

    /** What is the same in both, such as an amount. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    public static Words joined(List<Words> all, String between) {
        return new Words(
                all.stream().map(Words::nl).distinct().collect(Collectors.joining(between)),
                all.stream().map(Words::en).distinct().collect(Collectors.joining(between)));
    }

    public String in(String language) {
        return language.equals("nl") ? nl : en;
    }

    public Words map(UnaryOperator<String> change) {
        return new Words(change.apply(nl), change.apply(en));
    }

    /** As the start of a sentence. */
    public Words capitalised() {
        return map(text -> text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    /** This text with another behind it. */
    public Words plus(Words more) {
        return new Words(nl + more.nl, en + more.en);
    }
}
