package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.UpstreamName;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Answer;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Arrival;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Purpose;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Back from the other provider: opens the account that is bound to who came, binds it, or offers to make one. */
final class UpstreamArrival implements PageOperation {
    static final String ELSEWHERE = "fed"; // not of RFC 8176: how they logged in, only the other provider knows

    private final Desk desk;
    private final UpstreamProvider provider;
    private final Arrivals arrivals;
    private final boolean registration;

    UpstreamArrival(Desk desk, UpstreamProvider provider, Arrivals arrivals, boolean registration) {
        this.desk = desk;
        this.provider = provider;
        this.arrivals = arrivals;
        this.registration = registration;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Answer answer = new Answer(one(request, "state"), one(request, "code"), one(request, "iss"));
        return provider.arrival(answer, visit.id())
                .compose(arrival -> arrival.purpose() == Purpose.BIND ? bind(visit, arrival) : logIn(visit, arrival))
                .recover(failure -> UpstreamDeparture.failed(visit, provider, failure));
    }

    private static String one(ServerRequest request, String name) {
        List<String> values = request.query().getOrDefault(name, List.of(""));
        if (values.size() > 1) {
            throw PodProblem.badRequest("The address holds " + name + " more than once.");
        }
        return values.get(0);
    }

    private Future<PodResponse> logIn(Visit visit, Arrival arrival) {
        return desk.accounts().logIns().byUpstream(arrival.name()).compose(found -> found.map(holder ->
                        desk.sessions().logIn(visit, holder, ELSEWHERE).map(known -> known.redirect(arrival.then())))
                .orElseGet(() -> registration ? register(visit, arrival) : Future.succeededFuture(unknown(visit))));
    }

    private Future<PodResponse> register(Visit visit, Arrival arrival) {
        return arrivals.keep(arrival.name(), visit.id())
                .map(ticket ->
                        visit.redirect(OtherWays.leadingTo(RegisterPage.PATH, arrival.then()) + "&arrival=" + ticket));
    }

    private PodResponse unknown(Visit visit) {
        Sheet sheet = new Sheet(visit, "");
        return visit.show(sheet.page("upstream.unknown.title")
                .withStatus(403)
                .holding(Fields.alert(sheet.say("upstream.unknown", provider.label()))));
    }

    // The session that began this is needed too: state alone would let somebody bind themselves to another's account.
    private Future<PodResponse> bind(Visit visit, Arrival arrival) {
        if (visit.session().isEmpty()) {
            throw PodProblem.noAccess();
        }
        UpstreamName name = arrival.name();
        return desk.accounts()
                .keyChanges()
                .bind(visit.member().holder().account(), name)
                .map(bound -> visit.redirect(UpstreamPage.PATH));
    }
}
