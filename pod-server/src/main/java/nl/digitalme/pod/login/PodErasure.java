package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final Pods pods;
    private final boolean keepAccount;

    PodErasure(PodStore store, AccountBook book, Pods pods) {
        this(store, book, pods, false);
    }

    private PodErasure(PodStore store, AccountBook book, Pods pods, boolean keepAccount) {
        this.store = store;
        this.book = book;
        this.pods = pods;
        this.keepAccount = keepAccount;
    }

    /** The account does not go with its last pod. */
    PodErasure keepingAccount() {
        return new PodErasure(store, book, pods, true);
    }

    Future<Void> erase(String pod) {
        return book.knowsPod(pod)
                .compose(known -> known ? book.byPod(pod) : Future.failedFuture(PodProblem.notFound()))
                .compose(owner -> owner.map(page -> forget(pod, page)).orElseGet(Future::succeededFuture))
                .compose(forgotten -> store.erase(pod))
                .compose(erased -> book.commit(List.of(AccountBook.deletePod(pod))))
                .compose(gone -> store.scrub(ResourceId.SYSTEM_POD));
    }

    private Future<Void> forget(String pod, Page page) {
        Account account = page.account();
        return forgetApps(account, pods.webId(pod))
                .compose(gone -> clientsOf(pod, account))
                .compose(clients -> book.mailbox(account.email())
                        .compose(mailbox -> book.commit(steps(pod, page, clients, mailbox))))
                .mapEmpty();
    }

    /** What apps may do as a WebID that goes; all of it when the account goes too. */
    private Future<Void> forgetApps(Account account, WebId webId) {
        Consents consents = new Consents(store);
        Traces traces = new Traces(store);
        if (goes(account)) {
            return consents.forgetAll(account.id()).compose(gone -> traces.forgetAll(account.id()));
        }
        return consents.of(account.id())
                .compose(all -> each(
                        all,
                        given -> given.webId().equals(webId)
                                ? consents.revoke(account.id(), given.app())
                                : Future.succeededFuture()))
                .compose(gone -> traces.of(account.id(), ""))
                .compose(all -> each(
                        all,
                        trace -> trace.json().encode().contains("\"" + webId.iri() + "\"")
                                ? traces.forget(account.id(), trace.path())
                                : Future.succeededFuture()));
    }

    private static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> act) {
        Future<Void> done = Future.succeededFuture();
        for (T one : all) {
            done = done.compose(before -> act.apply(one));
        }
        return done;
    }

    private boolean goes(Account account) {
        return !keepAccount && account.pods().size() == 1;
    }

    private List<Edit.Step> steps(String pod, Page page, List<String> gone, Mailbox mailbox) {
        Account account = page.account();
        List<Edit.Step> steps = new ArrayList<>();
        gone.forEach(id -> steps.add(AccountBook.deleteClient(id)));
        if (goes(account)) {
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
