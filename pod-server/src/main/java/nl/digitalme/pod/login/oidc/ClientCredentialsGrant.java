package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;

/** A program that logs in by itself for a WebID (RFC 6749 section 4.4). */
record ClientCredentialsGrant(Accounts accounts, Throttle throttle) implements GrantType {
    private static final Set<String> SCOPES_WITH_ID_TOKEN = Set.of("openid", "webid");

    @Override
    public Future<Issue> issue(Asked asked) {
        ClientSecret client =
                ClientSecret.of(asked.request().credentials().authorization(), asked.form());
        boolean withIdToken = asked.form().getOrDefault("scope", List.of()).stream()
                .flatMap(scope -> List.of(scope.split(" ")).stream())
                .anyMatch(SCOPES_WITH_ID_TOKEN::contains);
        return logIn(asked.request().remote(), client).map(webId -> {
            asked.useProof().run();
            Tokens.Grant grant = new Tokens.Grant(webId, client.id(), asked.key(), Optional.empty());
            return new Issue(grant, withIdToken, Optional.empty(), Optional.empty());
        });
    }

    private Future<WebId> logIn(String sender, ClientSecret client) {
        if (!throttle.allows(sender, client.id())) {
            throw OAuthError.tooManyFailures();
        }
        return accounts.logIn(client.id(), client.secret())
                .map(found -> found.orElseThrow(() -> {
                    throttle.failed(sender, client.id());
                    return OAuthError.invalidClient();
                }));
    }
}
