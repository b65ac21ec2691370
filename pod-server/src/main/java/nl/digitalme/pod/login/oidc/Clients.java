package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.Optional;

/** Every app that people can log in to, however we know it. */
final class Clients {
    private final Registrations registrations;
    private final ClientDocuments documents;

    Clients(Registrations registrations, ClientDocuments documents) {
        this.registrations = registrations;
        this.documents = documents;
    }

    /** Empty when the app is not known; fails with {@link OAuthError} when its document cannot be used. */
    Future<Optional<Client>> find(String id) {
        if (id.equals(Client.ANYBODY)) {
            return Future.succeededFuture(Optional.of(Client.anybody()));
        }
        return ClientDocuments.isAddress(id) ? documents.find(id).map(Optional::of) : registrations.find(id);
    }

    /** Whether an app that is not known (any more) got its id here, together with this address. */
    Future<Boolean> wasIssued(String id, String redirectUri) {
        return registrations.wasIssued(id, redirectUri);
    }

    /** Somebody logs in to the app. */
    Future<Void> use(Client client) {
        return client.kind() == Client.Kind.REGISTERED ? registrations.use(client) : Future.succeededFuture();
    }
}
