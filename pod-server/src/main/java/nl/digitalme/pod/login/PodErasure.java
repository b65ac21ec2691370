package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Account.Holdings;
import nl.digitalme.pod.login.AccountBook.Page;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * Erases a pod and what the server knew because of it. The name of the pod goes last, so that an erasure that was
 * interrupted can be asked for again.
 */
final class PodErasure {
    private final PodStore store;
    private final AccountBook book;
    private final boolean keepAccount;

    PodErasure(PodStore store, AccountBook book) {
        this(store, book, false);
    }

    private PodErasure(PodStore store, AccountBook book, boolean keepAccount) {
        this.store = store;
        this.book = book;
        this.keepAccount = keepAccount;
    }

    /** The account does not go with its last pod. */
    PodErasure keepingAccount() {
        return new PodErasure(store, book, true);
    }

    /** {@code webId} is the one that the pod gives to its owner. */
    Future<Void> erase(String pod, WebId webId) {
        return book.knowsPod(pod)
                .compose(known -> known ? book.byPod(pod) : Future.failedFuture(PodProblem.notFound()))
                .compose(owner -> owner.map(page -> forget(pod, page, webId)).orElseGet(Future::succeededFuture))
                .compose(forgotten -> store.erase(pod))
                .compose(erased -> book.commit(List.of(AccountBook.deletePod(pod))))
                .compose(gone -> store.scrub(ResourceId.SYSTEM_POD));
    }

    private Future<Void> forget(String pod, Page page, WebId webId) {
        Account account = page.account();
        Consents consents = new Consents(store);
        return (goesWith(pod, account) ? consents.forgetAll(account.id()) : consents.forgetAll(account.id(), webId))
                .compose(forgotten -> clientsOf(pod, account))
                .compose(clients -> book.mailbox(account.email())
                        .compose(mailbox -> book.commit(steps(pod, page, clients, mailbox))))
                .mapEmpty();
    }

    private boolean goesWith(String pod, Account account) {
        return !keepAccount && account.pods().equals(List.of(pod));
    }

    private List<Edit.Step> steps(String pod, Page page, List<String> gone, Mailbox mailbox) {
        Account account = page.account();
        List<Edit.Step> steps = new ArrayList<>();
        gone.forEach(id -> steps.add(AccountBook.deleteClient(id)));
        if (goesWith(pod, account)) {
            steps.addAll(AccountBook.delete(account, mailbox));
        } else {
            Account smaller = account.with(new Holdings(
                    without(account.pods(), List.of(pod)),
                    account.holdings().linked(),
                    without(account.clients(), gone)));
            steps.add(AccountBook.put(smaller, Expect.at(page.version())));
        }
        return steps;
    }

    private Future<List<String>> clientsOf(String pod, Account account) {
        List<Future<Optional<String>>> checks = account.clients().stream()
                .map(id -> book.client(id)
                        .map(client ->
                                client.filter(known -> known.pod().equals(pod)).map(ClientCredentials::id)))
                .toList();
        return Future.all(checks).map(all -> all.<Optional<String>>list().stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static List<String> without(List<String> all, List<String> gone) {
        return all.stream().filter(each -> !gone.contains(each)).toList();
    }
}
