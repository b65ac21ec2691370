package nl.digitalme.pod.login;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;

/**
 * The accounts that log in with one e-mail address. There may be more than one: this server sends no mail, so an
 * address proves nothing, and refusing a second account would tell a stranger that there is a first.
 */
record Mailbox(String path, List<String> accounts, Expect expect) {
    Mailbox {
        accounts = List.copyOf(accounts);
    }

    static String pathOf(String email) {
        return "emails/" + SystemDocuments.hashed(email.strip().toLowerCase(Locale.ROOT));
    }

    static Mailbox of(String email, Optional<Stored> found) {
        return found.map(stored -> new Mailbox(pathOf(email), ids(stored.json()), Expect.at(stored.version())))
                .orElseGet(() -> new Mailbox(pathOf(email), List.of(), Expect.ABSENT));
    }

    // Version 0.1 of the first weeks knew one account for each address.
    private static List<String> ids(JsonObject json) {
        return Optional.ofNullable(json.getString("account"))
                .map(List::of)
                .orElseGet(() -> json.getJsonArray("accounts").stream()
                        .map(String.class::cast)
                        .toList());
    }

    Edit.Step with(String account) {
        List<String> more = new ArrayList<>(accounts);
        more.add(account);
        return put(more);
    }

    Edit.Step without(String account) {
        List<String> fewer = accounts.stream().filter(id -> !id.equals(account)).toList();
        return fewer.isEmpty() ? SystemDocuments.delete(path, expect) : put(fewer);
    }

    private Edit.Step put(List<String> ids) {
        return SystemDocuments.put(path, expect, new JsonObject().put("accounts", new JsonArray(ids)));
    }
}
