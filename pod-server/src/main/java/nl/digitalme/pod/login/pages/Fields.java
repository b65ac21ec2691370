package nl.digitalme.pod.login.pages;

import static nl.digitalme.pod.login.pages.Html.element;

import nl.digitalme.pod.login.pages.Html.Element;

/** The parts of forms, each with its label (WCAG 2.2, 3.3.2) and what it is for (1.3.5). */
public final class Fields {
    private Fields() {}

    /**
     * A field to fill in.
     *
     * @param name also its id
     * @param type {@code text}, {@code email}, {@code password}
     * @param purpose the value of {@code autocomplete}
     */
    public static Html input(String name, String type, String label, String purpose) {
        return labelled(name, label, inputOf(name, type, purpose));
    }

    /** A field with a value in it already. */
    public static Html filled(String name, String type, String label, String purpose, String value) {
        return labelled(name, label, inputOf(name, type, purpose).with("value", value));
    }

    private static Element inputOf(String name, String type, String purpose) {
        return element("input")
                .with("id", name)
                .with("name", name)
                .with("type", type)
                .with("autocomplete", purpose)
                .with("required", "");
    }

    private static Html labelled(String name, String label, Element input) {
        return element("p", element("label", label).with("for", name), input).with("class", "field");
    }

    public static Html hidden(String name, String value) {
        return element("input").with("type", "hidden").with("name", name).with("value", value);
    }

    /** One of several choices of the same name. */
    public static Html choice(String name, String value, String label, boolean chosen) {
        String id = name + "-" + Integer.toHexString(value.hashCode());
        Element radio = element("input")
                .with("type", "radio")
                .with("id", id)
                .with("name", name)
                .with("value", value);
        Element marked = (chosen ? radio.with("checked", "") : radio).with("required", "");
        return element("p", marked, element("label", label).with("for", id)).with("class", "choice");
    }

    /** A box to tick. */
    public static Html tick(String name, String label, boolean ticked) {
        Element box = element("input")
                .with("type", "checkbox")
                .with("id", name)
                .with("name", name)
                .with("value", "yes");
        Html caption = element("label", label).with("for", name);
        return element("p", ticked ? box.with("checked", "") : box, caption).with("class", "choice");
    }

    /** A button that sends the form. */
    public static Html button(String text) {
        return element("button", text).with("type", "submit");
    }

    /** A button that sends the form with an answer; {@code quiet} for the one that is not the usual way on. */
    public static Html button(String name, String value, String text, boolean quiet) {
        Element button = element("button", text)
                .with("type", "submit")
                .with("name", name)
                .with("value", value);
        return quiet ? button.with("class", "quiet") : button;
    }

    /** What went wrong, read out at once. */
    public static Html alert(String text) {
        return element("p", text).with("class", "alert").with("role", "alert");
    }
}
