package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.protocol.ServerRequest;

/** One of the ways to get tokens (RFC 6749 section 1.3). */
@FunctionalInterface
interface GrantType {
    /** What the sender may have; fails with {@link OAuthError}. */
    Future<Issue> issue(Asked asked);

    /**
     * A request for tokens.
     *
     * @param key the thumbprint of the key that signed its proof
     * @param useProof marks the proof as used; call it when everything else holds
     */
    record Asked(ServerRequest request, Map<String, List<String>> form, String key, Runnable useProof) {
        String field(String name) {
            return ClientSecret.single(form, name);
        }
    }

    /** What tokens are to be made. */
    record Issue(Tokens.Grant grant, Optional<String> nonce, Optional<String> refreshToken) {}
}
