package nl.digitalme.pod.identity;

import java.util.Optional;
import nl.digitalme.pod.domain.WebId;

/**
 * Who is asking. A caller without a WebID is the public.
 *
 * @param clientId the application that acts, as its token says
 * @param issuer who vouched for the WebID
 * @param origin the {@code Origin} header of the request, when a browser sent one
 */
public record Caller(
        Optional<WebId> webId, Optional<String> clientId, Optional<String> issuer, Optional<String> origin) {
    public static final Caller PUBLIC =
            new Caller(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isAuthenticated() {
        return webId.isPresent();
    }

    public Caller from(Optional<String> newOrigin) {
        return newOrigin.equals(origin) ? this : new Caller(webId, clientId, issuer, newOrigin);
    }
}
