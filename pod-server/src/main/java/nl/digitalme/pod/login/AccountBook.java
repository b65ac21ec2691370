package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/**
 * Where accounts are kept in the server's own pod: {@code accounts/} by opaque id, {@code emails/} and {@code clients/}
 * by hash, {@code pods/} by name. What belongs together is written in one commit.
 */
final class AccountBook {
    private final SystemDocuments documents;

    AccountBook(PodStore store) {
        this.documents = new SystemDocuments(store);
    }

    /** An account with the version it was read at. */
    record Page(Account account, Version version) {}

    static String opaqueName() {
        return Secrets.random(12).replace('-', 'a').replace('_', 'b').toLowerCase(Locale.ROOT);
    }

    Future<Optional<Page>> byEmail(String email) {
        return byReference(emailAt(email));
    }

    Future<Optional<Page>> byPod(String pod) {
        return byReference(podAt(pod));
    }

    private Future<Optional<Page>> byReference(String path) {
        return documents.read(path).compose(found -> found.map(
                        reference -> page(reference.json().getString("account")))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Page>> page(String id) {
        return documents
                .read(accountAt(id))
                .map(found -> found.map(stored -> new Page(Account.from(stored.json()), stored.version())));
    }

    Future<Optional<Account>> account(String id) {
        return page(id).map(found -> found.map(Page::account));
    }

    Future<Optional<ClientCredentials>> client(String id) {
        return documents.read(clientAt(id)).map(found -> found.map(Stored::json).map(ClientCredentials::from));
    }

    Future<Boolean> knowsPod(String pod) {
        return documents.read(podAt(pod)).map(Optional::isPresent);
    }

    Future<List<String>> pods(String after, int limit) {
        return documents
                .list("pods/", after, limit)
                .map(members -> members.stream().map(Member::name).toList());
    }

    /** Fails with 409 when a pod or a client of this name is there. */
    Future<Void> requireFree(List<String> pods, List<String> clients) {
        Future<Void> checked = Future.succeededFuture();
        for (String pod : pods) {
            checked = checked.compose(before -> requireFree(podAt(pod), "pod \"" + pod + "\""));
        }
        for (String client : clients) {
            checked = checked.compose(before -> requireFree(clientAt(client), "client \"" + client + "\""));
        }
        return checked;
    }

    private Future<Void> requireFree(String path, String what) {
        return documents
                .read(path)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(PodProblem.conflict("The " + what + " belongs to somebody already.")));
    }

    Future<Version> commit(List<Edit.Step> steps) {
        return documents.commit(steps);
    }

    static Edit.Step put(Account account, Expect expect) {
        return SystemDocuments.put(accountAt(account.id()), expect, account.toJson());
    }

    static Edit.Step putEmail(Account account) {
        return SystemDocuments.put(emailAt(account.email()), Expect.ABSENT, reference(account));
    }

    static Edit.Step putPod(Account account, String pod) {
        return SystemDocuments.put(podAt(pod), Expect.ABSENT, reference(account));
    }

    static Edit.Step put(ClientCredentials client) {
        return SystemDocuments.put(clientAt(client.id()), Expect.ABSENT, client.toJson());
    }

    static List<Edit.Step> delete(Account account) {
        return List.of(
                SystemDocuments.delete(emailAt(account.email())), SystemDocuments.delete(accountAt(account.id())));
    }

    static Edit.Step deleteClient(String id) {
        return SystemDocuments.delete(clientAt(id));
    }

    static Edit.Step deletePod(String pod) {
        return SystemDocuments.delete(podAt(pod));
    }

    private static JsonObject reference(Account account) {
        return new JsonObject().put("account", account.id());
    }

    private static String accountAt(String id) {
        return "accounts/" + id;
    }

    private static String podAt(String name) {
        return "pods/" + name;
    }

    private static String clientAt(String id) {
        return "clients/" + SystemDocuments.hashed(id);
    }

    private static String emailAt(String email) {
        return "emails/" + SystemDocuments.hashed(email.strip().toLowerCase(Locale.ROOT));
    }
}
