package nl.digitalme.agency;

import java.net.URI;

/**
 * How an agency logs in: the client that its account has, and who gives it tokens.
 *
 * @param issuer the OpenID provider, for example {@code http://localhost:3000/}
 */
public record Credentials(URI issuer, String clientId, String clientSecret) {

    /** Without the secret, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return clientId + " at " + issuer;
    }
}
