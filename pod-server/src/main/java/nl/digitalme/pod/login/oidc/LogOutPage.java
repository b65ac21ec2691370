package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.digitalme.pod.login.oidc.IdTokenHints.Hint;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Session;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Ends the session of this browser (OpenID Connect RP-Initiated Logout 1.0). An app that shows an ID token of whoever
 * is logged in is believed; otherwise the person is asked, so that no page can log people out behind their backs.
 */
final class LogOutPage implements PageOperation {
    private static final Words WORDS = Words.of(LogOutPage.class);

    private final Sessions sessions;
    private final Clients clients;
    private final IdTokenHints hints;

    LogOutPage(Sessions sessions, Clients clients, IdTokenHints hints) {
        this.sessions = sessions;
        this.clients = clients;
        this.hints = hints;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        return hint(request).compose(hint -> onward(request, hint).compose(onward -> {
            boolean certain = request.method().equals("POST")
                    || visit.session().isEmpty()
                    || hint.filter(shown -> isAbout(shown, visit.member())).isPresent();
            return certain
                    ? sessions.logOut(visit).map(gone -> done(gone, onward))
                    : Future.succeededFuture(ask(request, visit, onward));
        }));
    }

    private Future<Optional<Hint>> hint(ServerRequest request) {
        return AuthorizationRequest.one(request.query(), "id_token_hint")
                .map(hints::read)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static boolean isAbout(Hint hint, Session session) {
        return session.holder().webIds().stream().anyMatch(webId -> webId.iri().equals(hint.webId()));
    }

    // Section 3: only to an address that this very app registered for it. Otherwise we would lead anybody anywhere.
    private Future<Optional<String>> onward(ServerRequest request, Optional<Hint> hint) {
        Map<String, List<String>> query = request.query();
        Optional<String> address = AuthorizationRequest.one(query, "post_logout_redirect_uri");
        Optional<String> id = hint.map(Hint::clientId).or(() -> AuthorizationRequest.one(query, "client_id"));
        if (address.isEmpty() || id.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<String> state = AuthorizationRequest.one(query, "state");
        return clients.find(id.get()).otherwise(Optional.empty()).map(client -> address.filter(wanted ->
                        client.filter(known -> known.mayLogOutTo(wanted)).isPresent())
                .map(wanted -> state.map(text -> RedirectUri.with(wanted, new TreeMap<>(Map.of("state", text))))
                        .orElse(wanted)));
    }

    private static PodResponse ask(ServerRequest request, Visit visit, Optional<String> onward) {
        Language language = visit.language();
        String query = request.headers().query();
        String here = query.isEmpty() ? LoginPaths.LOG_OUT : LoginPaths.LOG_OUT + "?" + query;
        Html form = visit.form(here, Fields.button(WORDS.say(language, "log-out.do")));
        return visit.show(Page.titled(language, WORDS.say(language, "log-out.title"))
                .at(here)
                .leadingTo(onward.map(RedirectUri::formTarget).stream().toList())
                .holding(element("p", WORDS.say(language, "log-out.ask")), form));
    }

    private static PodResponse done(Visit visit, Optional<String> onward) {
        Language language = visit.language();
        return onward.map(visit::redirect)
                .orElseGet(() -> visit.show(Page.titled(language, WORDS.say(language, "log-out.done.title"))
                        .holding(
                                element("p", WORDS.say(language, "log-out.done")),
                                element("p", Html.link(LogInPage.PATH, WORDS.say(language, "log-out.again"))))));
    }
}
