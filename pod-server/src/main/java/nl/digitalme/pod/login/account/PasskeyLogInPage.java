package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.passkey.Passkeys;
import nl.digitalme.pod.login.passkey.Passkeys.Used;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Logging in with a passkey: no e-mail address, no password. Every answer that does not fit gets the same page. */
final class PasskeyLogInPage implements PageOperation {
    static final String PATH = "/.login/passkey";
    private static final String POSSESSION = "pop"; // RFC 8176: proof of possession of a key

    private final Desk desk;
    private final Passkeys passkeys;
    private final Vertx vertx;

    PasskeyLogInPage(Desk desk, Passkeys passkeys, Vertx vertx) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.vertx = vertx;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, LogInPage.passingOn(PATH, request));
        String then = LogInPage.then(request);
        if (!request.method().equals("POST")) {
            return shown(sheet, then, page(sheet));
        }
        return holder(visit, PasskeysPage.answer(request)).compose(found -> found.map(holder ->
                        desk.sessions().logIn(visit, holder, POSSESSION).map(known -> known.redirect(then)))
                .orElseGet(() -> shown(
                        sheet, then, page(sheet).withStatus(422).holding(Fields.alert(sheet.say("passkey.refused"))))));
    }

    private Future<Optional<Holder>> holder(Visit visit, String answer) {
        return passkeys.accountOf(answer)
                .map(id -> desk.accounts().account(id))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(account -> use(account, visit, answer))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Holder>> use(Account account, Visit visit, String answer) {
        return vertx.executeBlocking(() -> passkeys.used(account, visit.id(), answer), false)
                .compose(used -> used.map(passkey -> count(account, passkey).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Holder> count(Account account, Used passkey) {
        return desk.accounts().keyChanges().countPasskey(account.id(), passkey.id(), passkey.count());
    }

    private static Page page(Sheet sheet) {
        return sheet.page("passkey.title").withScript(PasskeysPage.SCRIPT);
    }

    private Future<PodResponse> shown(Sheet sheet, String then, Page page) {
        Html.Element form = (Html.Element)
                sheet.visit().form(sheet.path(), Fields.hidden("credential", ""), sheet.button("passkey.use"));
        Html asked = PasskeysPage.scripted(
                sheet,
                form.with("data-passkey", "get"),
                passkeys.request(sheet.visit().id()));
        Html other = element("p", Html.link(LogInPage.PATH + query(sheet), sheet.say("passkey.password")));
        return desk.onward().leadsTo(then).map(targets -> sheet.visit()
                .show(page.holding(sheet.paragraph("passkey.introduction"), asked, other)
                        .leadingTo(targets)));
    }

    private static String query(Sheet sheet) {
        return sheet.path().substring(PATH.length());
    }
}
