package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.Optional;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.oidc.Codes.Given;
import nl.digitalme.pod.login.oidc.Codes.Used;

/** A code for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5, OpenID Connect Core 1.0 section 3.1.3). */
record CodeGrant(ClientAuthentication authentication, Codes codes, Standing standing) implements GrantType {

    @Override
    public Future<Issue> issue(Asked asked) {
        return authentication
                .authenticate(asked.request(), asked.form())
                .compose(client -> codes.use(asked.field("code"), given -> check(client, asked, given)))
                .compose(used -> standing.webId(used.given().logIn())
                        .map(webId -> issue(asked, used, webId.orElseThrow(Codes::refused))));
    }

    private static Optional<String> check(Client client, Asked asked, Given given) {
        boolean same = given.logIn().clientId().equals(client.id())
                && given.redirectUri().equals(asked.field("redirect_uri"))
                && Codes.fits(asked.field("code_verifier"), given.challenge())
                && given.dpopKey().filter(key -> !key.equals(asked.key())).isEmpty();
        if (!same) {
            throw Codes.refused();
        }
        asked.useProof().run();
        return given.logIn().isOffline() && client.metadata().mayRefresh()
                ? Optional.of(asked.key())
                : Optional.empty();
    }

    private static Issue issue(Asked asked, Used used, WebId webId) {
        Tokens.Grant grant = Tokens.Grant.of(used.given().logIn(), webId, asked.key());
        return new Issue(grant, used.given().nonce(), used.refreshToken());
    }
}
