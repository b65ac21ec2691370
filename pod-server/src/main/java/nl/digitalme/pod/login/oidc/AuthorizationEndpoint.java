package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.Consents.Consent;
import nl.digitalme.pod.login.oidc.AuthorizationRequest.Wishes;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Session;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Where an app sends a person to be let in (RFC 6749 section 4.1.1, OpenID Connect Core 1.0 section 3.1.2). Nothing is
 * kept between the steps: log-in and consent lead back here with the request as it came, and it is judged anew.
 */
final class AuthorizationEndpoint implements PageOperation {
    /** Since when a log-in counts, once the person was sent to log in again. Ours; an app has no use for it. */
    private static final String SINCE = "log_in_since";

    private static final int LONGEST_HINT = 254; // the longest e-mail address (RFC 5321 section 4.5.3.1)

    private final Askers askers;
    private final Clients clients;
    private final Consents consents;
    private final Codes codes;
    private final Clock clock;

    AuthorizationEndpoint(Askers askers, Clients clients, Consents consents, Codes codes, Clock clock) {
        this.askers = askers;
        this.clients = clients;
        this.consents = consents;
        this.codes = codes;
        this.clock = clock;
    }

    /** What is being decided: who asks, for what, and in which browser. */
    private record Case(ServerRequest http, Visit visit, Asker asker, AuthorizationRequest request) {
        Session session() {
            return visit.member();
        }

        List<WebId> webIds() {
            return session().holder().webIds();
        }
    }

    @Override
    public Future<PodResponse> answer(ServerRequest http, Visit visit) {
        return askers.find(http.query()).compose(found -> {
            if (found instanceof Askers.Known known) {
                return answer(http, visit, known.asker());
            }
            if (found instanceof Askers.Forgotten forgotten) {
                return Future.succeededFuture(forgotten.asker().error(visit, UnknownAppPage.FORGOTTEN));
            }
            return Future.succeededFuture(UnknownAppPage.shown(visit, (Askers.Unknown) found));
        });
    }

    private Future<PodResponse> answer(ServerRequest http, Visit visit, Asker asker) {
        try {
            Case here = new Case(http, visit, asker, AuthorizationRequest.of(http.query()));
            return decide(here)
                    .recover(failure -> failure instanceof AuthorizationError refused
                            ? Future.succeededFuture(refuse(http, visit, asker, refused))
                            : Future.failedFuture(failure));
        } catch (AuthorizationError refused) {
            return Future.succeededFuture(refuse(http, visit, asker, refused));
        }
    }

    private static PodResponse refuse(ServerRequest http, Visit visit, Asker asker, AuthorizationError refused) {
        boolean nobodyKnows = asker.client().kind() == Client.Kind.ANYBODY;
        boolean personDecided = http.method().equals("POST");
        return nobodyKnows && !personDecided
                ? UnknownAppPage.failed(visit, asker, refused)
                : asker.error(visit, refused);
    }

    private Future<PodResponse> decide(Case here) {
        Wishes wishes = here.request().wishes();
        if (mustLogIn(here)) {
            require(!wishes.silent(), "login_required", "Nobody is logged in, or it was too long ago.");
            return Future.succeededFuture(logIn(here));
        }
        if (here.http().method().equals("POST")) {
            return answered(here);
        }
        String account = here.session().holder().account();
        return consents.find(account, here.asker().consentKey()).compose(given -> {
            Optional<Consent> standing = given.filter(consent -> covers(consent, here));
            if (standing.isPresent() && !wishes.ask()) {
                return letIn(here, standing.get().webId());
            }
            require(!wishes.silent(), "consent_required", "The person has not agreed to this yet.");
            return Future.succeededFuture(
                    ConsentPage.shown(here.http(), here.visit(), here.asker(), here.request(), given));
        });
    }

    private static void require(boolean holds, String error, String description) {
        if (!holds) {
            throw new AuthorizationError(error, description);
        }
    }

    private boolean mustLogIn(Case here) {
        if (here.visit().session().isEmpty()) {
            return true;
        }
        Instant authenticated = here.session().authenticated();
        Wishes wishes = here.request().wishes();
        boolean tooOld = wishes.maxAge()
                .filter(age -> !age.isZero() && authenticated.plus(age).isBefore(clock.instant()))
                .isPresent();
        return tooOld || (wishes.logIn() && authenticated.isBefore(since(here)));
    }

    // An app that sets this itself only spares its own user a log-in that it need not have asked for.
    private static Instant since(Case here) {
        return AuthorizationRequest.one(here.http().query(), SINCE)
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElse(Instant.MAX);
    }

    private PodResponse logIn(Case here) {
        String query = here.http().headers().query();
        boolean again = here.request().wishes().logIn() && !here.http().query().containsKey(SINCE);
        String then = again ? query + "&" + SINCE + "=" + clock.instant().getEpochSecond() : query;
        return here.visit().redirect(LogInPage.leadingTo(LoginPaths.AUTHORIZE, then) + hint(here));
    }

    // OpenID Connect Core 1.0 section 3.1.2.1, login_hint: the e-mail address to begin with.
    private static String hint(Case here) {
        return AuthorizationRequest.one(here.http().query(), "login_hint")
                .filter(text -> text.length() <= LONGEST_HINT)
                .map(text -> "&hint=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static boolean covers(Consent consent, Case here) {
        return !consent.terms().asksAgain()
                && consent.terms().scopes().containsAll(here.request().scopes())
                && here.webIds().contains(consent.webId());
    }

    private Future<PodResponse> answered(Case here) {
        ConsentPage.Decision decision = ConsentPage.decision(here.http());
        require(decision.allowed(), "access_denied", "The person said no.");
        WebId webId = here.webIds().stream()
                .filter(known -> known.iri().equals(decision.webId()))
                .findFirst()
                .orElseThrow(() -> PodProblem.badRequest("Choose one of your own WebIDs."));
        Consent consent = new Consent(
                here.asker().consentKey(),
                here.asker().name(),
                RedirectUri.shown(here.asker().redirectUri()),
                webId,
                // An app that does not say who it is could be another each time.
                new Consent.Terms(
                        here.request().scopes(),
                        !decision.remember() || here.asker().client().kind() == Client.Kind.ANYBODY,
                        clock.instant()));
        return consents.give(here.session().holder().account(), consent).compose(given -> letIn(here, webId));
    }

    private Future<PodResponse> letIn(Case here, WebId webId) {
        LogIn.Person person = LogIn.Person.of(here.session(), webId);
        AuthorizationRequest request = here.request();
        LogIn logIn = new LogIn(here.asker().client().id(), here.asker().consentKey(), person, request.scopes());
        Codes.Given given = new Codes.Given(
                logIn, here.asker().redirectUri(), request.challenge(), request.nonce(), request.dpopKey());
        return clients.use(here.asker().client())
                .compose(used -> codes.give(given))
                .map(code -> here.asker().code(here.visit(), code));
    }
}
