package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.protocol.FormFields;

/** Finds out which app asks, and whether its answers may go where it says. Until then nobody is redirected anywhere. */
final class Askers implements Onward {
    private final Clients clients;
    private final String issuer;

    Askers(Clients clients, String issuer) {
        this.clients = clients;
        this.issuer = issuer;
    }

    /** Who asks. */
    sealed interface Found {}

    /** An app that is known, with an address of its own. */
    record Known(Asker asker) implements Found {}

    /** An app that registered this address here and was forgotten since: it can be told so, and nothing else. */
    record Forgotten(Asker asker) implements Found {}

    /**
     * Nobody that we may send anything; {@code goBack} is what the request says, for a link that a person may follow.
     */
    record Unknown(Reason reason, String detail, Optional<Asker> goBack) implements Found {}

    /** Why not. */
    enum Reason {
        NO_APP,
        NO_ADDRESS,
        BAD_DOCUMENT,
        UNKNOWN_APP,
        OTHER_ADDRESS
    }

    Future<Found> find(Map<String, List<String>> query) {
        Optional<String> id = only(query, "client_id");
        Optional<String> address = only(query, "redirect_uri");
        if (id.isEmpty()) {
            return Future.succeededFuture(new Unknown(Reason.NO_APP, "", Optional.empty()));
        }
        if (address.isEmpty()) {
            return Future.succeededFuture(new Unknown(Reason.NO_ADDRESS, "", Optional.empty()));
        }
        return clients.find(id.get())
                .compose(client -> client.map(known -> Future.succeededFuture(known(known, address.get(), query)))
                        .orElseGet(() -> unknown(id.get(), address.get(), query)))
                .recover(failure -> failure instanceof OAuthError wrong
                        ? Future.succeededFuture(new Unknown(Reason.BAD_DOCUMENT, wrong.getMessage(), Optional.empty()))
                        : Future.failedFuture(failure));
    }

    private Found known(Client client, String address, Map<String, List<String>> query) {
        return client.mayRedirectTo(address)
                ? new Known(Asker.of(client, address, query, issuer))
                : new Unknown(Reason.OTHER_ADDRESS, address, Optional.empty());
    }

    private Future<Found> unknown(String id, String address, Map<String, List<String>> query) {
        if (!RedirectUri.isAcceptable(address)) {
            return Future.succeededFuture(new Unknown(Reason.UNKNOWN_APP, "", Optional.empty()));
        }
        Asker asker = Asker.of(Client.anybody(), address, query, issuer);
        return clients.wasIssued(id, address)
                .map(issued -> issued ? new Forgotten(asker) : new Unknown(Reason.UNKNOWN_APP, "", Optional.of(asker)));
    }

    private static Optional<String> only(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    @Override
    public Future<List<String>> leadsTo(String pathAndQuery) {
        if (!pathAndQuery.startsWith(LoginPaths.AUTHORIZE + "?")) {
            return Future.succeededFuture(List.of());
        }
        try {
            String query = pathAndQuery.substring(LoginPaths.AUTHORIZE.length() + 1);
            return find(FormFields.parse(query))
                    .map(found -> found instanceof Known known
                            ? List.of(RedirectUri.formTarget(known.asker().redirectUri()))
                            : List.of());
        } catch (PodProblem malformed) {
            return Future.succeededFuture(List.of());
        }
    }
}
