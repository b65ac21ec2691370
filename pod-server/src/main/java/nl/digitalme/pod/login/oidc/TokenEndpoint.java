package nl.digitalme.pod.login.oidc;

import com.nimbusds.jose.jwk.ECKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.DpopProofs.Proof;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.login.oidc.GrantType.Asked;
import nl.digitalme.pod.login.oidc.GrantType.Issue;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/** Gives tokens bound to the sender's key (RFC 6749 section 3.2, RFC 9449 section 5). */
final class TokenEndpoint implements ServerOperation {
    private final Map<String, GrantType> grantTypes;
    private final SigningKeys keys;
    private final Tokens tokens;
    private final DpopProofs proofs;

    TokenEndpoint(Map<String, GrantType> grantTypes, SigningKeys keys, Tokens tokens, DpopProofs proofs) {
        this.grantTypes = Map.copyOf(grantTypes);
        this.keys = keys;
        this.tokens = tokens;
        this.proofs = proofs;
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
        GrantType type = grantTypes.get(ClientSecret.single(form, "grant_type"));
        if (type == null) {
            throw OAuthError.of("unsupported_grant_type", "The grant types here are " + grantTypes.keySet() + ".");
        }
        Credentials credentials = request.credentials();
        Proof proof = proofs.check(credentials.proofs(), credentials.method(), credentials.url());
        return type.issue(new Asked(request, form, proof.thumbprint(), () -> proofs.useOnce(proof)))
                .compose(issue -> keys.current().map(key -> success(issue, key)));
    }

    // RFC 6749 section 5.1, OpenID Connect Core 1.0 section 3.1.3.3.
    private PodResponse success(Issue issue, ECKey key) {
        String accessToken = tokens.accessToken(issue.grant(), key);
        JsonObject body = new JsonObject()
                .put("access_token", accessToken)
                .put("token_type", "DPoP")
                .put("expires_in", Tokens.LIFETIME.toSeconds());
        issue.grant().logIn().ifPresent(logIn -> body.put("scope", String.join(" ", new TreeSet<>(logIn.scopes()))));
        body.put("id_token", tokens.idToken(issue.grant(), issue.nonce(), accessToken, key));
        issue.refreshToken().ifPresent(token -> body.put("refresh_token", token));
        return JsonAnswers.uncached(200, Map.of(), body);
    }

    /** The fields of a form; fails with {@link OAuthError} when it is none. */
    static Map<String, List<String>> form(ServerRequest request) {
        String type = request.headers().contentType().orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw OAuthError.of("invalid_request", "Send a form (application/x-www-form-urlencoded).");
        }
        return request.form();
    }

    static Future<PodResponse> refusal(Throwable failure) {
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
