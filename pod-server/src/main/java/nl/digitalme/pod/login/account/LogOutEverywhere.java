package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Ends every session in every browser, this one too, and all that apps may still do. */
final class LogOutEverywhere implements PageOperation {
    static final String PATH = "/.login/account/sessions";

    private final Desk desk;

    LogOutEverywhere(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(visit.redirect(OverviewPage.PATH));
        }
        return desk.accounts()
                .keyChanges()
                .endAll(visit.member().holder().account())
                .compose(ended -> desk.sessions().logOut(visit))
                .map(stranger -> stranger.show(
                        sheet.page("everywhere.title").at("").holding(sheet.paragraph("everywhere.done"))));
    }
}
