package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Deleting the account with all its pods for ever (AVG article 17), after its e-mail address was typed. */
final class DeletePage implements PageOperation {
    static final String PATH = "/.login/account/delete";

    private final Desk desk;

    DeletePage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        return desk.account(visit).compose(account -> {
            if (!request.method().equals("POST")) {
                return Future.succeededFuture(visit.show(
                        page(sheet, account).holding(sheet.form(List.of(question(sheet)), sheet.danger("delete")))));
            }
            return isSame(new Input(request).text("confirm"), account.email())
                    ? delete(sheet, account)
                    : Future.succeededFuture(again(sheet, account));
        });
    }

    private static boolean isSame(String typed, String email) {
        return typed.toLowerCase(Locale.ROOT).equals(email.strip().toLowerCase(Locale.ROOT));
    }

    private Future<PodResponse> delete(Sheet sheet, Account account) {
        return desk.accounts()
                .holdingChanges()
                .erase(account.id())
                .compose(gone -> desk.sessions().logOut(sheet.visit()))
                .map(stranger ->
                        stranger.show(sheet.page("deleted.title").at("").holding(sheet.paragraph("deleted"))));
    }

    private Page page(Sheet sheet, Account account) {
        List<Html> pods = account.pods().stream()
                .map(pod -> (Html) element("li", desk.addresses().podRoot(pod)))
                .toList();
        return sheet.page("delete.title")
                .holding(sheet.paragraph("delete.introduction"), element("ul", Html.all(pods)), sheet.back());
    }

    private static Question question(Sheet sheet) {
        return Question.of("confirm", "email", sheet.say("delete.confirm"), "off");
    }

    private PodResponse again(Sheet sheet, Account account) {
        Question question = question(sheet).failing(sheet.say("delete.differs"));
        return sheet.refused(page(sheet, account), List.of(question), sheet.danger("delete"));
    }
}
