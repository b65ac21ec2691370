package nl.digitalme.pod.login;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.domain.WebId;

/**
 * Somebody who has pods here.
 *
 * @param id opaque; the e-mail address appears nowhere but in the account itself
 */
public record Account(String id, String email, Keys keys, Holdings holdings) {

    /**
     * The ways to log in. An account without any cannot log in before its operator gives it a password.
     *
     * @param passwordHash empty when nobody can log in by password
     * @param generation counts up when every session and refresh token of the account ends; they name the one they
     *     began in
     */
    public record Keys(
            Optional<String> passwordHash, List<Passkey> passkeys, List<UpstreamName> upstream, int generation) {
        public static final Keys NONE = new Keys(Optional.empty(), List.of(), List.of(), 0);

        public Keys {
            passkeys = List.copyOf(passkeys);
            upstream = List.copyOf(upstream);
        }

        Keys withPassword(Optional<String> hash) {
            return new Keys(hash, passkeys, upstream, generation);
        }

        Keys withPasskeys(List<Passkey> others) {
            return new Keys(passwordHash, others, upstream, generation);
        }

        Keys withUpstream(List<UpstreamName> others) {
            return new Keys(passwordHash, passkeys, others, generation);
        }

        Keys nextGeneration() {
            return new Keys(passwordHash, passkeys, upstream, generation + 1);
        }
    }

    /**
     * What belongs to it.
     *
     * @param pods by name; each gives its owner a WebID, and the first one's is the account's own
     * @param linked further WebIDs, of which the account proved control
     * @param clients the ids of its client credentials
     */
    public record Holdings(List<String> pods, List<WebId> linked, List<String> clients) {
        public static final Holdings NONE = new Holdings(List.of(), List.of(), List.of());

        public Holdings {
            pods = List.copyOf(pods);
            linked = List.copyOf(linked);
            clients = List.copyOf(clients);
        }

        Holdings withPods(List<String> others) {
            return new Holdings(others, linked, clients);
        }

        Holdings withLinked(List<WebId> others) {
            return new Holdings(pods, others, clients);
        }

        Holdings withClients(List<String> others) {
            return new Holdings(pods, linked, others);
        }
    }

    /** From what is stored. What an older version did not know is empty. */
    static Account from(JsonObject json) {
        Keys keys = new Keys(
                Optional.ofNullable(json.getString("password")),
                each(json, "passkeys", entry -> Passkey.from((JsonObject) entry)),
                each(json, "upstream", entry -> UpstreamName.from((JsonObject) entry)),
                json.getInteger("generation", 0));
        Holdings holdings = new Holdings(
                each(json, "pods", String.class::cast),
                each(json, "linked", entry -> new WebId((String) entry)),
                each(json, "clients", String.class::cast));
        return new Account(json.getString("id"), json.getString("email"), keys, holdings);
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("id", id).put("email", email);
        keys.passwordHash().ifPresent(hash -> json.put("password", hash));
        return json.put("passkeys", list(keys.passkeys(), Passkey::toJson))
                .put("upstream", list(keys.upstream(), UpstreamName::toJson))
                .put("generation", keys.generation())
                .put("pods", new JsonArray(holdings.pods()))
                .put("linked", list(holdings.linked(), WebId::iri))
                .put("clients", new JsonArray(holdings.clients()));
    }

    public List<String> pods() {
        return holdings.pods();
    }

    public List<String> clients() {
        return holdings.clients();
    }

    Account with(Keys others) {
        return new Account(id, email, others, holdings);
    }

    Account with(Holdings others) {
        return new Account(id, email, keys, others);
    }

    Account withEmail(String other) {
        return new Account(id, other, keys, holdings);
    }

    private static <T> List<T> each(JsonObject json, String name, Function<Object, T> read) {
        List<T> all = new ArrayList<>();
        json.getJsonArray(name, new JsonArray()).forEach(entry -> all.add(read.apply(entry)));
        return all;
    }

    private static <T> JsonArray list(List<T> all, Function<T, Object> write) {
        JsonArray array = new JsonArray();
        all.forEach(each -> array.add(write.apply(each)));
        return array;
    }

    /** Shows no e-mail address. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
