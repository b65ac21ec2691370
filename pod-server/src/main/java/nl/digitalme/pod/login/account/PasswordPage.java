package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** A new password. It ends every other session and all that apps may still do; this browser stays logged in. */
final class PasswordPage implements PageOperation {
    static final String PATH = "/.login/account/password";

    private final Desk desk;

    PasswordPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(
                    visit.show(page(sheet).holding(sheet.form(List.of(question(sheet)), sheet.button("save")))));
        }
        String password = new Input(request).raw("password");
        if (!Input.isPassword(password)) {
            return Future.succeededFuture(
                    again(sheet, sheet.say("password.wrong", String.valueOf(Input.SHORTEST_PASSWORD))));
        }
        return desk.account(visit).compose(account -> {
            desk.slowDown(request, account.email());
            return change(sheet, password);
        });
    }

    private Future<PodResponse> change(Sheet sheet, String password) {
        Visit visit = sheet.visit();
        return desk.accounts()
                .keyChanges()
                .changePassword(visit.member().holder().account(), password)
                .compose(holder -> desk.sessions().logIn(visit, holder, "pwd"))
                .map(known -> known.redirect(OverviewPage.PATH))
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 422
                        ? Future.succeededFuture(again(sheet, sheet.say("password.other")))
                        : Future.failedFuture(failure));
    }

    private static Page page(Sheet sheet) {
        return sheet.page("password.title").holding(sheet.paragraph("password.introduction"));
    }

    private static Question question(Sheet sheet) {
        return Question.of("password", "password", sheet.say("password.new"), "new-password")
                .hinting(sheet.say("password.hint", String.valueOf(Input.SHORTEST_PASSWORD)));
    }

    private static PodResponse again(Sheet sheet, String error) {
        return sheet.refused(page(sheet), List.of(question(sheet).failing(error)), sheet.button("save"));
    }
}
