package nl.digitalme.pod.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

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
}
