package nl.digitalme.pod.login.pages;

import static nl.digitalme.pod.login.pages.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.login.pages.Html.Element;

/**
 * A field of a form with its label, a hint, and what is wrong with it, tied together for whoever cannot see them side
 * by side (WCAG 2.2: 1.3.1, 1.3.5, 3.3.1, 3.3.2).
 *
 * @param name also the id
 * @param hint below the label; empty for none
 * @param error what is wrong with the value; empty for nothing
 * @param attributes of the input
 */
public record Question(String name, String label, String hint, String error, Map<String, String> attributes) {
    public Question {
        attributes = Map.copyOf(attributes);
    }

    /**
     * A field that must be filled in.
     *
     * @param type {@code text}, {@code email}, {@code password}, {@code url}
     * @param purpose the value of {@code autocomplete}
     */
    public static Question of(String name, String type, String label, String purpose) {
        return new Question(name, label, "", "", Map.of("type", type, "autocomplete", purpose, "required", ""));
    }

    public Question hinting(String text) {
        return new Question(name, label, text, error, attributes);
    }

    /** With what is wrong; empty for nothing. */
    public Question failing(String text) {
        return new Question(name, label, hint, text, attributes);
    }

    public Question filled(String value) {
        return with("value", value);
    }

    public Question with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Question(name, label, hint, error, more);
    }

    /** May stay empty. */
    public Question optional() {
        Map<String, String> fewer = new LinkedHashMap<>(attributes);
        fewer.remove("required");
        return new Question(name, label, hint, error, fewer);
    }

    public boolean isWrong() {
        return !error.isEmpty();
    }

    public Html toHtml() {
        List<Html> parts = new ArrayList<>();
        parts.add(element("label", label).with("for", name));
        if (!hint.isEmpty()) {
            parts.add(element("span", hint).with("class", "hint").with("id", name + "-hint"));
        }
        if (isWrong()) {
            parts.add(element("span", error).with("class", "error").with("id", name + "-error"));
        }
        parts.add(input());
        return element("p", Html.all(parts)).with("class", isWrong() ? "field wrong" : "field");
    }

    private Element input() {
        Element input = element("input").with("id", name).with("name", name);
        for (String attribute : attributes.keySet().stream().sorted().toList()) {
            input = input.with(attribute, attributes.getOrDefault(attribute, ""));
        }
        if (isWrong()) {
            input = input.with("aria-invalid", "true");
        }
        String described = (hint.isEmpty() ? "" : name + "-hint ") + (isWrong() ? name + "-error" : "");
        return described.isEmpty() ? input : input.with("aria-describedby", described.strip());
    }
}
