package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.oidc.RefreshTokens.Family;
import nl.digitalme.pod.login.oidc.RefreshTokens.Presented;

/** A refresh token for new tokens and its successor (RFC 6749 section 6, RFC 9449 section 5). */
record RefreshGrant(ClientAuthentication authentication, RefreshTokens refreshTokens, Standing standing)
        implements GrantType {

    @Override
    public Future<Issue> issue(Asked asked) {
        String token = asked.field("refresh_token");
        return authentication
                .authenticate(asked.request(), asked.form())
                .compose(client -> refreshTokens.present(token, family -> check(client, asked, family)))
                .compose(presented -> standing.webId(presented.content().logIn())
                        .compose(webId -> webId.map(known -> issue(asked, presented, known))
                                .orElseGet(() -> over(presented))));
    }

    private static void check(Client client, Asked asked, Family family) {
        // RFC 9449 section 5: an app that has no secret must show the same key; for another its secret does.
        boolean sameKey = client.isConfidential() || family.key().equals(asked.key());
        if (!family.logIn().clientId().equals(client.id()) || !sameKey) {
            throw RefreshTokens.refused();
        }
    }

    private Future<Issue> issue(Asked asked, Presented presented, WebId webId) {
        LogIn logIn = narrowed(presented.content().logIn(), asked);
        asked.useProof().run();
        return refreshTokens
                .replace(presented)
                .map(next ->
                        new Issue(Tokens.Grant.of(logIn, webId, asked.key()), Optional.empty(), Optional.of(next)));
    }

    private static LogIn narrowed(LogIn logIn, Asked asked) {
        if (!asked.form().containsKey("scope")) {
            return logIn;
        }
        Set<String> wanted = Set.copyOf(List.of(asked.field("scope").split(" ")));
        if (!logIn.scopes().containsAll(wanted)) {
            throw OAuthError.of("invalid_scope", "The scope may not be wider than what was granted.");
        }
        return logIn.narrowedTo(wanted);
    }

    private Future<Issue> over(Presented presented) {
        return refreshTokens.revoke(presented.family()).compose(ended -> Future.failedFuture(RefreshTokens.refused()));
    }
}
