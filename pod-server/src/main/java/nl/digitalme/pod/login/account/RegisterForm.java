package nl.digitalme.pod.login.account;

import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;

/**
 * The questions for a new account.
 *
 * @param withPassword false for who just logged in elsewhere
 */
record RegisterForm(Sheet sheet, boolean withPassword) {

    Page page() {
        return sheet.page("register.title")
                .holding(sheet.paragraph(withPassword ? "register.introduction" : "register.arrived"));
    }

    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        questions.add(
                Question.of("email", "email", sheet.say("email"), "username").hinting(sheet.say("email.hint")));
        if (withPassword) {
            questions.add(Question.of("password", "password", sheet.say("password.new"), "new-password")
                    .hinting(sheet.say("password.hint", String.valueOf(Input.SHORTEST_PASSWORD))));
        }
        questions.add(Question.of("pod", "text", sheet.say("pod"), "off")
                .hinting(sheet.say("pod.hint"))
                .with("spellcheck", "false")
                .optional());
        return questions;
    }

    /** The questions as they were answered, each with what is wrong with its answer. */
    List<Question> checked(Desk desk, Input input) {
        return questions().stream()
                .map(question -> switch (question.name()) {
                    case "email" -> question.filled(input.text("email")).failing(emailFault(input.text("email")));
                    case "password" -> question.failing(passwordFault(input.raw("password")));
                    default -> question.filled(input.text("pod")).failing(podFault(desk, input.text("pod")));
                })
                .toList();
    }

    private String emailFault(String email) {
        return Input.isEmail(email) ? "" : sheet.say("email.wrong");
    }

    private String passwordFault(String password) {
        return Input.isPassword(password) ? "" : sheet.say("password.wrong", String.valueOf(Input.SHORTEST_PASSWORD));
    }

    private String podFault(Desk desk, String pod) {
        return pod.isEmpty() || desk.isPodName(pod) ? "" : sheet.say("pod.wrong");
    }

    List<Question> taken(List<Question> answered) {
        return answered.stream()
                .map(question -> question.name().equals("pod") ? question.failing(sheet.say("pod.taken")) : question)
                .toList();
    }
}
