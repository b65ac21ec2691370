package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.session.Session;

/**
 * What an app was allowed by a person at one log-in. Codes and refresh tokens stand for it.
 *
 * @param clientId the app
 * @param consent what the consent to it is kept by
 */
record LogIn(String clientId, String consent, Person person, Set<String> scopes) {
    LogIn {
        scopes = Set.copyOf(scopes);
    }

    /**
     * Who logged in.
     *
     * @param generation of the account; when it moves on, everything that came of this log-in ends
     * @param who the hash of the WebID, so that nothing here names a person whose pod was erased
     * @param authenticated when a password or passkey was shown
     */
    record Person(String account, int generation, String who, Instant authenticated, String method) {
        static Person of(Session session, WebId webId) {
            return new Person(
                    session.holder().account(),
                    session.holder().generation(),
                    SystemDocuments.hashed(webId.iri()),
                    session.authenticated(),
                    session.method());
        }

        boolean is(WebId webId) {
            return SystemDocuments.hashed(webId.iri()).equals(who);
        }
    }

    static LogIn from(JsonObject json) {
        Person person = new Person(
                json.getString("account"),
                json.getInteger("generation"),
                json.getString("who"),
                Instant.ofEpochSecond(json.getLong("authenticated")),
                json.getString("method"));
        Set<String> scopes =
                json.getJsonArray("scopes").stream().map(String.class::cast).collect(Collectors.toSet());
        return new LogIn(json.getString("client"), json.getString("consent"), person, scopes);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("client", clientId)
                .put("consent", consent)
                .put("account", person.account())
                .put("generation", person.generation())
                .put("who", person.who())
                .put("authenticated", person.authenticated().getEpochSecond())
                .put("method", person.method())
                .put("scopes", new JsonArray(List.copyOf(new TreeSet<>(scopes))));
    }

    boolean isOffline() {
        return scopes.contains(AuthorizationRequest.OFFLINE);
    }

    LogIn narrowedTo(Set<String> fewer) {
        return new LogIn(clientId, consent, person, fewer);
    }
}
