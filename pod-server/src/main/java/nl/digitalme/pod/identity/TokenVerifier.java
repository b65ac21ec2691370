package nl.digitalme.pod.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.store.PodStore;

/** Turns the credentials of a request into a {@link Caller} (Solid-OIDC 0.1.0, DPoP RFC 9449). */
public interface TokenVerifier {

    /**
     * Who sent this; {@link Caller#PUBLIC} without an {@code Authorization} header. Answered at once when the token is
     * remembered. Fails with a 401 {@link InvalidToken} that says what is wrong with the token or the proof.
     */
    Future<Caller> verify(Credentials credentials);

    /**
     * What a request says about its sender.
     *
     * @param authorization the value of the {@code Authorization} header
     * @param proofs the values of all {@code DPoP} headers
     * @param method the HTTP method, as sent
     * @param url the absolute URL of the request as the client sees it, without query
     */
    record Credentials(Optional<String> authorization, List<String> proofs, String method, String url) {}

    /**
     * Checks tokens of any issuer that the WebID names, and of this server's own provider.
     *
     * @param ownKeys the keys of the embedded provider; empty when another one stands in its place
     */
    static TokenVerifier solidOidc(
            IdentityConfig config, Addresses addresses, PodStore store, Optional<OwnKeys> ownKeys, Vertx vertx) {
        List<String> trusted = ownKeys.isEmpty() ? List.of(config.issuer()) : List.of();
        RemoteDocuments remote = RemoteDocuments.of(vertx, addresses, trusted, config.certificates());
        AccessTokens tokens = new AccessTokens(config, new IssuerKeys(config, ownKeys, remote, vertx));
        return new SolidOidcVerifier(config, tokens, new WebIdDocuments(addresses, store, remote), vertx);
    }
}
