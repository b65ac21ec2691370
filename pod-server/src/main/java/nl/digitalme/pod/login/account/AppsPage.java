package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.Consents.Consent;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** The apps that the holder let in: a part of the overview, and letting one in no longer. */
final class AppsPage implements PageOperation {
    static final String PATH = "/.login/account/apps";

    private final Consents consents;

    AppsPage(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String app = request.form().getOrDefault("app", List.of("")).get(0);
        Future<Void> done = request.method().equals("POST")
                ? consents.revoke(visit.member().holder().account(), app)
                : Future.succeededFuture();
        return done.map(changed -> visit.redirect(OverviewPage.PATH));
    }

    Future<Html> section(Sheet sheet, Account account) {
        return consents.of(account.id()).map(all -> {
            List<Html> items = all.stream().map(consent -> item(sheet, consent)).toList();
            return OverviewPage.section(
                    sheet.say("apps.title"), sheet.paragraph("apps.introduction"), OverviewPage.list(sheet, items));
        });
    }

    private static Html item(Sheet sheet, Consent consent) {
        String day =
                LocalDate.ofInstant(consent.terms().given(), ZoneOffset.UTC).toString();
        return element(
                "li",
                element(
                        "p",
                        sheet.say(
                                "app.line",
                                consent.name(),
                                consent.address(),
                                consent.webId().iri(),
                                day)),
                sheet.act(PATH, "app", consent.app(), sheet.button("app.revoke", consent.name())));
    }
}
