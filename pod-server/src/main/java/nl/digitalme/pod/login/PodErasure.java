package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * Erases a pod and what the server knew because of it. The name of the pod goes last, so that an erasure that was
 * interrupted can be asked for again.
 */
final class PodErasure {
    private final PodStore store;
    private final SystemDocuments documents;

    PodErasure(PodStore store, SystemDocuments documents) {
        this.store = store;
        this.documents = documents;
    }

    Future<Void> erase(String pod) {
        return documents
                .read(Accounts.podAt(pod))
                .compose(found -> found.isPresent()
                        ? forget(pod, found.get().json().getString("account"))
                        : Future.failedFuture(PodProblem.notFound()))
                .compose(forgotten -> store.erase(pod))
                .compose(erased -> documents.commit(List.of(SystemDocuments.delete(Accounts.podAt(pod)))))
                .mapEmpty();
    }

    private Future<Void> forget(String pod, String accountId) {
        return documents.read(Accounts.accountAt(accountId)).compose(found -> found.map(stored -> forget(pod, stored))
                .orElseGet(Future::succeededFuture));
    }

    private Future<Void> forget(String pod, Stored stored) {
        Account account = Account.from(stored.json());
        List<String> pods =
                account.pods().stream().filter(other -> !other.equals(pod)).toList();
        return clientsOf(pod, account).compose(gone -> {
            List<Edit.Step> steps = new ArrayList<>();
            gone.forEach(id -> steps.add(SystemDocuments.delete(Accounts.clientAt(id))));
            if (pods.isEmpty()) {
                steps.add(SystemDocuments.delete(Accounts.emailAt(account.email())));
                steps.add(SystemDocuments.delete(Accounts.accountAt(account.id())));
            } else {
                List<String> clients = account.clients().stream()
                        .filter(id -> !gone.contains(id))
                        .toList();
                steps.add(SystemDocuments.put(
                        Accounts.accountAt(account.id()),
                        Expect.at(stored.version()),
                        account.holding(pods, clients).toJson()));
            }
            return documents.commit(steps).mapEmpty();
        });
    }

    private Future<List<String>> clientsOf(String pod, Account account) {
        List<Future<Optional<String>>> checks = account.clients().stream()
                .map(id -> documents.read(Accounts.clientAt(id)).map(found -> found.map(Stored::json)
                        .map(ClientCredentials::from)
                        .filter(client -> client.pod().equals(pod))
                        .map(ClientCredentials::id)))
                .toList();
        return Future.all(checks).map(all -> all.<Optional<String>>list().stream()
                .flatMap(Optional::stream)
                .toList());
    }
}
