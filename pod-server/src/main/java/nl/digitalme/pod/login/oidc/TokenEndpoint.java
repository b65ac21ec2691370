package nl.digitalme.pod.login.oidc;

import com.nimbusds.jose.jwk.ECKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.DpopProofs.Proof;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.oidc.Tokens.Grant;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/** Gives tokens bound to the sender's key (RFC 6749 section 3.2, RFC 9449 section 5). One method per grant type. */
final class TokenEndpoint implements ServerOperation {
    private final Accounts accounts;
    private final SigningKeys keys;
    private final Tokens tokens;
    private final DpopProofs proofs;
    private final Throttle throttle;

    TokenEndpoint(Accounts accounts, SigningKeys keys, Tokens tokens, DpopProofs proofs, Throttle throttle) {
        this.accounts = accounts;
        this.keys = keys;
        this.tokens = tokens;
        this.proofs = proofs;
        this.throttle = throttle;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request) {
        try {
            return tokenFor(request).recover(TokenEndpoint::refusal);
        } catch (OAuthError | InvalidToken | PodProblem refused) {
            return refusal(refused);
        }
    }

    private Future<PodResponse> tokenFor(ServerRequest request) {
        Map<String, List<String>> form = form(request);
        String grantType = ClientSecret.single(form, "grant_type");
        if (!grantType.equals("client_credentials")) {
            throw OAuthError.of("unsupported_grant_type", "The only grant type here is client_credentials.");
        }
        return clientCredentials(request, form);
    }

    private Future<PodResponse> clientCredentials(ServerRequest request, Map<String, List<String>> form) {
        Credentials credentials = request.credentials();
        ClientSecret client = ClientSecret.of(credentials.authorization(), form);
        Proof proof = proofs.check(credentials.proofs(), credentials.method(), credentials.url());
        return logIn(request.remote(), client).compose(webId -> {
            proofs.useOnce(proof);
            Grant grant = new Grant(webId, client.id(), proof.thumbprint());
            return keys.current().map(key -> success(grant, key));
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

    // The id token comes unasked: Inrupt's Java client names no scope, and reads the WebID from it.
    private PodResponse success(Grant grant, ECKey key) {
        JsonObject body = new JsonObject()
                .put("access_token", tokens.accessToken(grant, key))
                .put("token_type", "DPoP")
                .put("expires_in", Tokens.LIFETIME.toSeconds())
                .put("id_token", tokens.idToken(grant, key));
        return JsonAnswers.uncached(200, Map.of(), body);
    }

    private static Map<String, List<String>> form(ServerRequest request) {
        String type = request.headers().contentType().orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw OAuthError.of("invalid_request", "Send a form (application/x-www-form-urlencoded).");
        }
        return request.form();
    }

    private static Future<PodResponse> refusal(Throwable failure) {
        if (failure instanceof OAuthError refused) {
            return Future.succeededFuture(refused.toResponse());
        }
        if (failure instanceof InvalidToken proof) {
            return Future.succeededFuture(
                    OAuthError.of("invalid_dpop_proof", proof.getMessage()).toResponse());
        }
        if (failure instanceof PodProblem problem && problem.status() == 400) {
            return Future.succeededFuture(
                    OAuthError.of("invalid_request", problem.getMessage()).toResponse());
        }
        return Future.failedFuture(failure);
    }
}
