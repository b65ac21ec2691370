package nl.digitalme.pod.login;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The accounts of a seed file. Read strictly: a key that is not known stops the start, so that no typing error is lost.
 */
public record Seed(List<NewAccount> accounts) {
    public Seed {
        accounts = List.copyOf(accounts);
    }

    /** A secret as it was chosen, with the id of the client that sends it. */
    public record NewClient(String id, String secret) {}

    /**
     * An account to make, unless its e-mail address has one.
     *
     * @param pods the names of its pods; empty names become opaque ids. The first one's WebID is the account's
     */
    public record NewAccount(
            String email, Optional<String> password, List<Optional<String>> pods, List<NewClient> clientCredentials) {
        public NewAccount {
            pods = List.copyOf(pods);
            clientCredentials = List.copyOf(clientCredentials);
            if (pods.isEmpty() && !clientCredentials.isEmpty()) {
                throw new IllegalArgumentException(
                        "The account of client \"%s\" has no pod, so it has no WebID to act for. Give it a pod."
                                .formatted(clientCredentials.get(0).id()));
            }
        }
    }

    public static Seed read(Path file) throws IOException {
        try {
            return parse(Buffer.buffer(Files.readAllBytes(file)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "The seed file " + file + " cannot be used. " + wrong.getMessage(), wrong);
        }
    }

    /** @throws IllegalArgumentException in words for whoever wrote the seed; never shows a secret */
    public static Seed parse(Buffer json) {
        try {
            JsonObject seed = new JsonObject(json);
            known(seed, "the seed", Set.of("accounts"));
            return new Seed(each(seed, "accounts", Seed::account));
        } catch (DecodeException noJson) {
            throw new IllegalArgumentException("It is not a JSON object.", noJson);
        } catch (ClassCastException wrongType) {
            throw new IllegalArgumentException("A value in it is of the wrong type.", wrongType);
        }
    }

    private static NewAccount account(JsonObject json, String where) {
        known(json, where, Set.of("email", "password", "pods", "clientCredentials"));
        return new NewAccount(
                text(json, "email", where),
                Optional.ofNullable(json.getString("password")),
                each(json, "pods", Seed::podName),
                each(json, "clientCredentials", Seed::client));
    }

    private static Optional<String> podName(JsonObject json, String where) {
        known(json, where, Set.of("name"));
        return Optional.ofNullable(json.getString("name")).map(Pods::checkedName);
    }

    private static NewClient client(JsonObject json, String where) {
        known(json, where, Set.of("id", "secret"));
        return new NewClient(text(json, "id", where), text(json, "secret", where));
    }

    private static <T> List<T> each(JsonObject json, String name, BiFunction<JsonObject, String, T> read) {
        JsonArray array = json.getJsonArray(name, new JsonArray());
        List<T> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(read.apply(array.getJsonObject(i), name + "[" + i + "]"));
        }
        return items;
    }

    private static String text(JsonObject json, String name, String where) {
        String text = json.getString(name, "");
        if (text.isBlank()) {
            throw new IllegalArgumentException("The key \"%s\" is missing in %s.".formatted(name, where));
        }
        return text;
    }

    private static void known(JsonObject json, String where, Set<String> names) {
        for (String name : json.fieldNames()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("The key \"%s\" in %s is not known. Known are: %s."
                        .formatted(
                                name,
                                where,
                                String.join(", ", names.stream().sorted().toList())));
            }
        }
    }
}
