package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.protocol.ServerRequest;

/** Which app sends a request without a person at it (RFC 6749 section 3.2.1). */
final class ClientAuthentication {
    private static final String UNKNOWN = "This app is not known here (any more). Register again.";

    private final Clients clients;
    private final Throttle throttle;

    ClientAuthentication(Clients clients, Throttle throttle) {
        this.clients = clients;
        this.throttle = throttle;
    }

    /** Fails with {@link OAuthError}. */
    Future<Client> authenticate(ServerRequest request, Map<String, List<String>> form) {
        Optional<String> authorization = request.credentials().authorization();
        return authorization.isPresent() || form.containsKey("client_secret")
                ? withSecret(request.remote(), ClientSecret.of(authorization, form), form)
                : withoutSecret(ClientSecret.single(form, "client_id"));
    }

    private Future<Client> withSecret(String sender, ClientSecret shown, Map<String, List<String>> form) {
        if (!throttle.allows(sender, shown.id())) {
            throw OAuthError.tooManyFailures();
        }
        if (form.containsKey("client_id")
                && !ClientSecret.single(form, "client_id").equals(shown.id())) {
            throw OAuthError.of("invalid_request", "client_id is not the id in the Authorization header.");
        }
        return known(shown.id()).map(client -> {
            boolean right = client.secretHash()
                    .filter(hash -> Secrets.matchesGenerated(shown.secret(), hash))
                    .isPresent();
            if (!right) {
                throttle.failed(sender, shown.id());
                throw OAuthError.invalidClient();
            }
            throttle.succeeded(sender, shown.id());
            return client;
        });
    }

    private Future<Client> withoutSecret(String id) {
        return known(id).map(client -> {
            if (client.isConfidential()) {
                throw OAuthError.unauthorized("This app has a secret. Send it.");
            }
            return client;
        });
    }

    private Future<Client> known(String id) {
        return clients.find(id).map(found -> found.orElseThrow(() -> OAuthError.unauthorized(UNKNOWN)));
    }
}
