package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import java.util.List;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;

/** What the pages of this package share: their words, and the way a form is shown. */
record Sheet(Visit visit, String path) {
    static final Words WORDS = Words.of(Sheet.class);

    String say(String name, String... values) {
        return WORDS.say(visit.language(), name, values);
    }

    Page page(String title) {
        return Page.titled(visit.language(), say(title)).at(path);
    }

    Html paragraph(String name, String... values) {
        return element("p", say(name, values));
    }

    Html back() {
        return element("p", Html.link(OverviewPage.PATH, say("back")));
    }

    /** A button that sends one value to an address; for what needs no further question. */
    Html act(String action, String name, String value, Html.Element button) {
        return visit.form(action, Fields.hidden(name, value), button);
    }

    Html.Element button(String name, String... values) {
        return element("button", say(name, values)).with("type", "submit");
    }

    Html.Element danger(String name, String... values) {
        return button(name, values).with("class", "danger");
    }

    Html form(List<Question> questions, Html.Element button) {
        return visit.form(
                path, Html.all(questions.stream().map(Question::toHtml).toList()), button);
    }

    /** The form once more with what is wrong, said first and linked to its fields. */
    PodResponse refused(Page page, List<Question> questions, Html.Element button) {
        List<Html> faults = questions.stream()
                .filter(Question::isWrong)
                .map(question -> (Html) element("li", Html.link("#" + question.name(), question.error())))
                .toList();
        Html summary = element("div", element("p", say("faults")), element("ul", Html.all(faults)))
                .with("class", "alert")
                .with("role", "alert");
        return visit.show(page.withStatus(422).holding(summary, form(questions, button)));
    }
}
