package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Account.Holdings;
import nl.digitalme.pod.login.AccountBook.Next;
import nl.digitalme.pod.login.Seed.NewClient;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.PodStore;

/** Changes what belongs to an account. Whoever calls this has made sure that it is the holder who asks. */
public final class HoldingChanges {
    private static final int MOST = 20;

    private final PodStore store;
    private final AccountBook book;
    private final Pods pods;

    HoldingChanges(PodStore store, AccountBook book, Pods pods) {
        this.store = store;
        this.book = book;
        this.pods = pods;
    }

    /** One more pod; without a name it gets an opaque one. Answers its name; 409 when somebody has that. */
    public Future<String> addPod(String account, Optional<String> name) {
        String pod = pods.requireName(name.orElseGet(AccountBook::opaqueName));
        return book.requireFree(List.of(pod), List.of())
                .compose(free -> book.change(
                        account,
                        before -> Next.of(
                                before.with(before.holdings().withPods(with(before.pods(), pod))),
                                AccountBook.putPod(before, pod))))
                .compose(written -> pods.ensure(pod))
                .map(pod);
    }

    /** One more WebID, of which the holder proved control ({@code login.account.LinkProof}). */
    public Future<Void> link(String account, WebId webId) {
        return book.change(account, before -> {
                    List<WebId> linked = before.holdings().linked();
                    return linked.contains(webId)
                            ? Next.of(before)
                            : Next.of(before.with(before.holdings().withLinked(with(linked, webId))));
                })
                .mapEmpty();
    }

    /** The account speaks for this WebID no longer, nor do its client credentials. */
    public Future<Void> unlink(String account, WebId webId) {
        return book.page(account)
                .map(found -> found.orElseThrow(PodProblem::notFound).account())
                .compose(before -> clients(before, client -> client.webId().equals(webId)))
                .map(gone -> gone.stream().map(ClientCredentials::id).toList())
                .compose(gone -> book.change(account, before -> {
                    List<WebId> linked = before.holdings().linked().stream()
                            .filter(other -> !other.equals(webId))
                            .toList();
                    List<String> clients = without(before.clients(), gone);
                    Holdings holdings = new Holdings(before.pods(), linked, clients);
                    return withoutClients(before.with(holdings), gone);
                }))
                .mapEmpty();
    }

    /** A new client id and secret for a WebID of the account. The secret is not kept and cannot be shown again. */
    public Future<NewClient> addClient(String account, WebId webId) {
        NewClient client = new NewClient("client-" + AccountBook.opaqueName(), Secrets.generate());
        String hash = Secrets.hashGenerated(client.secret());
        return book.change(account, before -> {
                    String pod = before.pods().stream()
                            .filter(own -> pods.webId(own).equals(webId))
                            .findFirst()
                            .orElse("");
                    if (pod.isEmpty() && !before.holdings().linked().contains(webId)) {
                        throw PodProblem.noAccess();
                    }
                    Holdings holdings = before.holdings().withClients(with(before.clients(), client.id()));
                    return Next.of(
                            before.with(holdings),
                            AccountBook.put(new ClientCredentials(client.id(), account, pod, webId, hash)));
                })
                .map(client);
    }

    /** Takes client credentials back; tokens that were given for them last ten minutes at most. */
    public Future<Void> removeClient(String account, String client) {
        return book.change(account, before -> {
                    if (!before.clients().contains(client)) {
                        return Next.of(before);
                    }
                    List<String> clients = without(before.clients(), List.of(client));
                    return withoutClients(before.with(before.holdings().withClients(clients)), List.of(client));
                })
                .mapEmpty();
    }

    /** The client credentials of an account with the WebID that each acts for. */
    public Future<List<ClientCredentials>> clients(Account account) {
        return clients(account, every -> true);
    }

    private Future<List<ClientCredentials>> clients(Account account, Predicate<ClientCredentials> wanted) {
        List<Future<Optional<ClientCredentials>>> found =
                account.clients().stream().map(book::client).toList();
        return Future.all(found).map(all -> all.<Optional<ClientCredentials>>list().stream()
                .flatMap(Optional::stream)
                .filter(wanted)
                .toList());
    }

    /** Removes a pod of the account and every byte of it; the account stays. 404 when it has no such pod. */
    public Future<Void> erasePod(String account, String pod) {
        return book.byPod(pod)
                .map(found -> found.filter(page -> page.account().id().equals(account))
                        .orElseThrow(PodProblem::notFound))
                .compose(page ->
                        new PodErasure(store, book, pods).keepingAccount().erase(pod));
    }

    /** Removes an account, its pods, and all that was kept because of it. May be asked again when it was cut off. */
    public Future<Void> erase(String account) {
        return book.page(account).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            Future<Void> done = Future.succeededFuture();
            for (String pod : found.get().account().pods()) {
                done = done.compose(before -> erasePod(account, pod));
            }
            return done.compose(before -> forget(account));
        });
    }

    private Future<Void> forget(String account) {
        return new Consents(store)
                .forgetAll(account)
                .compose(gone -> new Traces(store).forgetAll(account))
                .compose(gone -> book.page(account))
                .map(found -> found.orElseThrow(PodProblem::notFound).account())
                .compose(last -> book.mailbox(last.email()).compose(mailbox -> delete(last, mailbox)))
                .compose(gone -> store.scrub(ResourceId.SYSTEM_POD));
    }

    private Future<?> delete(Account account, Mailbox mailbox) {
        List<Edit.Step> steps = new ArrayList<>(
                account.clients().stream().map(AccountBook::deleteClient).toList());
        steps.addAll(AccountBook.delete(account, mailbox));
        return book.commit(steps);
    }

    private static Future<Next> withoutClients(Account after, List<String> gone) {
        return Next.of(after, gone.stream().map(AccountBook::deleteClient).toArray(Edit.Step[]::new));
    }

    private static List<String> without(List<String> all, List<String> gone) {
        return all.stream().filter(each -> !gone.contains(each)).toList();
    }

    private static <T> List<T> with(List<T> all, T more) {
        if (all.size() >= MOST) {
            throw PodProblem.conflict("That is enough: remove one first.");
        }
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }
}
