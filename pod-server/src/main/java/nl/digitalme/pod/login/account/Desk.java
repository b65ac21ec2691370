package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.ServerRequest;

/** What the pages of an account work with. */
record Desk(Accounts accounts, Sessions sessions, Throttle throttle, Onward onward, Addresses addresses, Clock clock) {
    private static final Pattern POD = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}");
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Whether a pod of this server can have the name. */
    boolean isPodName(String text) {
        return POD.matcher(text).matches() && addresses.canName(text);
    }

    /**
     * Counts a new password for an e-mail address as a guess: whether it can be had would tell whether another account
     * of the address has it.
     *
     * @throws PodProblem 429
     */
    void slowDown(ServerRequest request, String email) {
        if (!throttle.allows(request.remote(), email)) {
            throw PodProblem.of(429, "Too many passwords were tried. Wait a minute and try again.");
        }
        throttle.failed(request.remote(), email);
    }

    Future<Account> account(Visit visit) {
        return accounts.account(visit.member().holder().account())
                .map(found -> found.orElseThrow(PodProblem::notFound));
    }

    /**
     * A page for what a stranger at an unlocked screen must not do: it asks who showed a password or passkey more than
     * five minutes ago to log in once more.
     */
    PageOperation fresh(PageOperation page) {
        return (request, visit) -> visit.member().authenticated().plus(FRESH).isAfter(clock.instant())
                ? page.answer(request, visit)
                : Future.succeededFuture(visit.redirect(
                        LogInPage.leadingTo(request.path(), request.headers().query())));
    }
}
