package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * An app gives up its refresh token (RFC 7009). Access tokens cannot be revoked: servers everywhere check them without
 * asking us, so they last ten minutes only.
 */
record RevocationEndpoint(ClientAuthentication authentication, RefreshTokens refreshTokens) implements ServerOperation {

    @Override
    public Future<PodResponse> answer(ServerRequest request) {
        try {
            Map<String, List<String>> form = TokenEndpoint.form(request);
            String token = ClientSecret.single(form, "token");
            return authentication
                    .authenticate(request, form)
                    .compose(client -> revoke(client, token))
                    .recover(TokenEndpoint::refusal);
        } catch (OAuthError | PodProblem refused) {
            return TokenEndpoint.refusal(refused);
        }
    }

    private Future<PodResponse> revoke(Client client, String token) {
        if (token.startsWith("eyJ")) { // the beginning of every JWT
            throw OAuthError.of("unsupported_token_type", "Access tokens end by themselves, within ten minutes.");
        }
        return refreshTokens.find(token).compose(found -> {
            if (found.filter(family -> !family.logIn().clientId().equals(client.id()))
                    .isPresent()) {
                throw OAuthError.of("invalid_grant", "This token belongs to another app.");
            }
            // Section 2.2: a token that is not known is as good as revoked.
            return refreshTokens.revoke(RefreshTokens.family(token)).map(gone -> empty());
        });
    }

    private static PodResponse empty() {
        return PodResponse.of(200, Map.of("Cache-Control", "no-store"), PodResponse.EMPTY);
    }
}
