package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Ends the session of this browser; or every session in every browser, and all that apps may still do. */
final class LogOutPage implements PageOperation {
    static final String PATH = "/.login/account/sessions";

    private final Desk desk;

    LogOutPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(visit.redirect(OverviewPage.PATH));
        }
        boolean everywhere = !new Input(request).text("everywhere").isEmpty();
        Future<?> ended = everywhere
                ? desk.accounts().keyChanges().endAll(visit.member().holder().account())
                : Future.succeededFuture();
        String done = everywhere ? "everywhere" : "log-out";
        return ended.compose(over -> desk.sessions().logOut(visit))
                .map(stranger ->
                        stranger.show(sheet.page(done + ".title").at("").holding(sheet.paragraph(done + ".done"))));
    }
}
