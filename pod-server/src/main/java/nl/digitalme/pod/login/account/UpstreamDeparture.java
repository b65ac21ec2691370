package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Purpose;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Sends a visitor to the other provider to log in there. */
final class UpstreamDeparture implements PageOperation {
    static final String PATH = "/.login/upstream";

    private final UpstreamProvider provider;

    UpstreamDeparture(UpstreamProvider provider) {
        this.provider = provider;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        return provider.departure(Purpose.LOG_IN, LogInPage.then(request), visit.id())
                .map(visit::redirect)
                .recover(failure -> failed(visit, provider, failure));
    }

    /** A page for when the other provider does not answer, or not as it should; why is for the log of the operator. */
    static Future<PodResponse> failed(Visit visit, UpstreamProvider provider, Throwable failure) {
        if (!(failure instanceof InvalidToken)) {
            return Future.failedFuture(failure);
        }
        UpstreamLog.failed(failure);
        Sheet sheet = new Sheet(visit, "");
        return Future.succeededFuture(visit.show(sheet.page("upstream.failed.title")
                .withStatus(502)
                .holding(Fields.alert(sheet.say("upstream.failed", provider.label())), sheet.back())));
    }
}
