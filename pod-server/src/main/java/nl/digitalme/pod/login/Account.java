package nl.digitalme.pod.login;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who has pods here.
 *
 * @param id opaque; the e-mail address appears nowhere but in the account itself
 * @param passwordHash empty when nobody can log in by password
 * @param clients the ids of its client credentials
 */
public record Account(String id, String email, Optional<String> passwordHash, List<String> pods, List<String> clients) {
    public Account {
        pods = List.copyOf(pods);
        clients = List.copyOf(clients);
    }

    static Account from(JsonObject json) {
        return new Account(
                json.getString("id"),
                json.getString("email"),
                Optional.ofNullable(json.getString("password")),
                texts(json, "pods"),
                texts(json, "clients"));
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("id", id).put("email", email);
        passwordHash.ifPresent(hash -> json.put("password", hash));
        return json.put("pods", new JsonArray(pods)).put("clients", new JsonArray(clients));
    }

    Account holding(List<String> otherPods, List<String> otherClients) {
        return new Account(id, email, passwordHash, otherPods, otherClients);
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(String.class::cast).toList();
    }
}
