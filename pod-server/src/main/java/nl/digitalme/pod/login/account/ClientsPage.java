package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.Seed.NewClient;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Client credentials: an id and a secret with which a script logs in. The secret is shown once. */
final class ClientsPage implements PageOperation {
    static final String PATH = "/.login/account/clients";

    private final Desk desk;

    ClientsPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        Holder holder = visit.member().holder();
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(visit.show(asking(sheet, holder)));
        }
        Input input = new Input(request);
        String removed = input.text("remove");
        return removed.isEmpty()
                ? add(sheet, holder, input.text("webid"))
                : desk.accounts()
                        .holdingChanges()
                        .removeClient(holder.account(), removed)
                        .map(gone -> visit.redirect(OverviewPage.PATH));
    }

    private static Page asking(Sheet sheet, Holder holder) {
        List<Html> choices = holder.webIds().stream()
                .map(webId -> Fields.choice(
                        "webid",
                        webId.iri(),
                        webId.iri(),
                        webId.equals(holder.webIds().get(0))))
                .toList();
        Html form = sheet.visit()
                .form(
                        PATH,
                        element("fieldset", element("legend", sheet.say("client.webid")), Html.all(choices)),
                        sheet.button("client.add"));
        return sheet.page("client.title").holding(sheet.paragraph("client.introduction"), form);
    }

    private Future<PodResponse> add(Sheet sheet, Holder holder, String webId) {
        WebId chosen = holder.webIds().stream()
                .filter(own -> own.iri().equals(webId))
                .findFirst()
                .orElseThrow(PodProblem::noAccess);
        return desk.accounts()
                .holdingChanges()
                .addClient(holder.account(), chosen)
                .map(client ->
                        sheet.visit().show(sheet.page("client.made").at("").holding(made(sheet, client))));
    }

    private static Html made(Sheet sheet, NewClient client) {
        return Html.all(List.of(
                element("p", sheet.say("client.once")).with("class", "note"),
                element(
                        "dl",
                        element("dt", sheet.say("client.id")),
                        element("dd", client.id()).with("class", "secret"),
                        element("dt", sheet.say("client.secret")),
                        element("dd", client.secret()).with("class", "secret")),
                sheet.back()));
    }
}
