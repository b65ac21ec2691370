package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Passkey;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.passkey.Passkeys;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** The passkeys of an account: add one, which needs a script, and remove one, which does not. */
final class PasskeysPage implements PageOperation {
    static final String PATH = "/.login/account/passkeys";
    static final String SCRIPT = "/.login/passkey.js";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ANSWER = 16 * 1024;

    private final Desk desk;
    private final Passkeys passkeys;
    private final Vertx vertx;

    PasskeysPage(Desk desk, Passkeys passkeys, Vertx vertx) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.vertx = vertx;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        return desk.account(visit).compose(account -> {
            if (!request.method().equals("POST")) {
                return Future.succeededFuture(visit.show(page(sheet, account)));
            }
            Input input = new Input(request);
            String removed = input.text("remove");
            Future<?> done = removed.isEmpty()
                    ? add(account, visit, input)
                    : desk.accounts().keyChanges().removePasskey(account.id(), removed);
            return done.map(changed -> visit.redirect(PATH));
        });
    }

    private Future<?> add(Account account, Visit visit, Input input) {
        String answer = answer(input.request());
        String typed = input.text("name");
        String name = typed.isEmpty()
                ? LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC).toString()
                : typed;
        String kept = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return vertx.executeBlocking(() -> passkeys.created(account, visit.id(), answer, kept), false)
                .compose(passkey -> desk.accounts().keyChanges().addPasskey(account.id(), passkey));
    }

    /** What the script put into the form. */
    static String answer(ServerRequest request) {
        String answer = request.form().getOrDefault("credential", List.of("")).get(0);
        if (answer.isEmpty() || answer.length() > LONGEST_ANSWER) {
            throw PodProblem.badRequest("The form holds no passkey.");
        }
        return answer;
    }

    private Page page(Sheet sheet, Account account) {
        List<Html> items = new ArrayList<>();
        for (Passkey passkey : account.keys().passkeys()) {
            String day = LocalDate.ofInstant(passkey.made(), ZoneOffset.UTC).toString();
            items.add(element(
                    "li",
                    element("p", sheet.say("passkey.line", passkey.name(), day)),
                    sheet.act(PATH, "remove", passkey.id(), sheet.button("passkey.remove", passkey.name()))));
        }
        Html name = Question.of("name", "text", sheet.say("passkey.name"), "off")
                .hinting(sheet.say("passkey.name.hint"))
                .with("maxlength", String.valueOf(LONGEST_NAME))
                .optional()
                .toHtml();
        Html.Element form = (Html.Element)
                sheet.visit().form(PATH, name, Fields.hidden("credential", ""), sheet.button("passkey.add"));
        return sheet.page("passkeys.title")
                .withScript(SCRIPT)
                .holding(
                        sheet.paragraph("passkeys.introduction"),
                        items.isEmpty() ? sheet.paragraph("passkeys.none") : element("ul", Html.all(items)),
                        scripted(
                                sheet,
                                form.with("data-passkey", "create"),
                                passkeys.creation(account, sheet.visit().id())),
                        sheet.back());
    }

    /** A form that the script takes over, with what the browser is asked; others read why it does nothing. */
    static Html scripted(Sheet sheet, Html.Element form, String options) {
        return Html.all(List.of(
                element("noscript", sheet.paragraph("passkey.script")),
                element("p", sheet.say("passkey.failed"))
                        .with("id", "passkey-failed")
                        .with("class", "alert")
                        .with("role", "alert")
                        .with("hidden", ""),
                form.with("data-options", options)));
    }
}
