package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.Consents.Consent;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** The apps that somebody let in, as a part of the overview, and the end of that. */
final class AppsPage implements PageOperation, OverviewPage.Section {
    static final String PATH = "/.login/account/apps";

    private final Consents consents;

    AppsPage(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String app = new Input(request).text("revoke");
        PodResponse back = visit.redirect(OverviewPage.PATH);
        return request.method().equals("POST") && !app.isEmpty()
                ? consents.revoke(visit.member().holder().account(), app).map(back)
                : Future.succeededFuture(back);
    }

    @Override
    public Future<Html> of(Sheet sheet, Account account) {
        return consents.of(account.id()).map(all -> {
            List<Html> items = all.stream().map(consent -> item(sheet, consent)).toList();
            return OverviewPage.section(
                    sheet.say("apps.title"), sheet.paragraph("apps.introduction"), OverviewPage.list(sheet, items));
        });
    }

    private static Html item(Sheet sheet, Consent consent) {
        String date = consent.terms().given().toString().substring(0, 10);
        return OverviewPage.item(
                Html.text(sheet.say(
                        "apps.line",
                        consent.name(),
                        consent.address(),
                        consent.webId().iri(),
                        date)),
                sheet.act(PATH, "revoke", consent.app(), sheet.button("apps.revoke", consent.name())));
    }
}
