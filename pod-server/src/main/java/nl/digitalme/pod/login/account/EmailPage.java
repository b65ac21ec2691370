package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Another e-mail address to log in with. The password is asked for, because it is hashed anew for the new address. */
final class EmailPage implements PageOperation {
    static final String PATH = "/.login/account/email";

    private final Desk desk;

    EmailPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        return desk.account(visit)
                .compose(account -> request.method().equals("POST")
                        ? change(sheet, new Input(request), account)
                        : Future.succeededFuture(visit.show(page(sheet)
                                .holding(sheet.form(questions(sheet, account, "", ""), sheet.button("save"))))));
    }

    private Future<PodResponse> change(Sheet sheet, Input input, Account account) {
        String email = input.text("email");
        if (!Input.isEmail(email)) {
            return Future.succeededFuture(
                    again(sheet, questions(sheet, account, email, sheet.say("email.wrong")), Optional.empty()));
        }
        if (account.keys().passwordHash().isEmpty()) {
            return save(sheet, account, email, Optional.empty());
        }
        desk.slowDown(input.request(), email);
        String sender = input.request().remote();
        if (!desk.throttle().allows(sender, account.id())) {
            throw PodProblem.of(429, "Too many wrong passwords. Wait a minute and try again.");
        }
        String password = input.raw("password");
        return desk.accounts().logIns().isPassword(account.id(), password).compose(right -> {
            if (right) {
                desk.throttle().succeeded(sender, account.id());
                return save(sheet, account, email, Optional.of(password));
            }
            desk.throttle().failed(sender, account.id());
            return Future.succeededFuture(
                    again(sheet, questions(sheet, account, email, ""), Optional.of(sheet.say("password.no"))));
        });
    }

    private Future<PodResponse> save(Sheet sheet, Account account, String email, Optional<String> password) {
        return desk.accounts()
                .keyChanges()
                .changeEmail(account.id(), email, password)
                .map(changed -> sheet.visit().redirect(OverviewPage.PATH));
    }

    private static Page page(Sheet sheet) {
        return sheet.page("email.title").holding(sheet.paragraph("email.introduction"));
    }

    private static List<Question> questions(Sheet sheet, Account account, String email, String error) {
        List<Question> questions = new ArrayList<>();
        questions.add(Question.of("email", "email", sheet.say("email.new"), "username")
                .filled(email)
                .failing(error));
        if (account.keys().passwordHash().isPresent()) {
            questions.add(Question.of("password", "password", sheet.say("password"), "current-password"));
        }
        return questions;
    }

    private static PodResponse again(Sheet sheet, List<Question> questions, Optional<String> wrongPassword) {
        List<Question> told = questions.stream()
                .map(question ->
                        question.name().equals("password") ? question.failing(wrongPassword.orElse("")) : question)
                .toList();
        return sheet.refused(page(sheet), told, sheet.button("save"));
    }
}
