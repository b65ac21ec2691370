package nl.digitalme.pod.login.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * Another OpenID provider with which people may log in.
 *
 * @param issuer as it calls itself
 * @param clientId the name of this server there
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param label what people know it by
 */
public record Upstream(String issuer, String clientId, Optional<String> clientSecret, String label) {
    public Upstream {
        URI uri = URI.create(issuer);
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The upstream issuer must be an absolute address: " + issuer);
        }
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("Give the client id of this server at the upstream issuer.");
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Upstream[" + issuer + "]";
    }
}
