package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.Optional;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;

/** A program that logs in by itself for a WebID (RFC 6749 section 4.4). */
record ClientCredentialsGrant(Accounts accounts, Throttle throttle) implements GrantType {
    @Override
    public Future<Issue> issue(Asked asked) {
        ClientSecret client = ClientSecret.of(asked.request().credentials().authorization(), asked.form());
        return logIn(asked.request().remote(), client).map(webId -> {
            asked.useProof().run();
            Tokens.Grant grant = new Tokens.Grant(webId, client.id(), asked.key(), Optional.empty());
            // The id token comes unasked: Inrupt's Java client names no scope, and reads the WebID from it.
            return new Issue(grant, Optional.empty(), Optional.empty());
        });
    }

    private Future<WebId> logIn(String sender, ClientSecret client) {
        if (!throttle.allows(sender, client.id())) {
            throw OAuthError.tooManyFailures();
        }
        return accounts.logIn(client.id(), client.secret()).map(found -> {
            if (found.isEmpty()) {
                throttle.failed(sender, client.id());
                throw OAuthError.invalidClient();
            }
            throttle.succeeded(sender, client.id());
            return found.get();
        });
    }
}
