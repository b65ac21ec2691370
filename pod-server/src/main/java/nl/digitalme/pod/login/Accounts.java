package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Account.Holdings;
import nl.digitalme.pod.login.Account.Keys;
import nl.digitalme.pod.login.AccountBook.Next;
import nl.digitalme.pod.login.AccountBook.Page;
import nl.digitalme.pod.login.Seed.NewAccount;
import nl.digitalme.pod.login.Seed.NewClient;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.Usage;

/** Who has pods here, and which programs may log in for them. */
public final class Accounts {
    private final PodStore store;
    private final AccountBook book;
    private final Secrets secrets;
    private final Pods pods;

    private Accounts(PodStore store, Pods pods, Secrets secrets) {
        this.store = store;
        this.book = new AccountBook(store);
        this.pods = pods;
        this.secrets = secrets;
    }

    /** {@code issuer} is named by the WebID documents of new pods. */
    public static Accounts in(PodStore store, Addresses addresses, String issuer, Vertx vertx) {
        return new Accounts(store, new Pods(store, addresses, issuer), new Secrets(vertx));
    }

    /** The account of this id, with all that its holder may see. */
    public Future<Optional<Account>> account(String id) {
        return book.page(id).map(found -> found.map(Page::account));
    }

    /** The same accounts; pods that are made from now on may hold so many bytes. */
    public Accounts withQuota(long bytes) {
        return new Accounts(store, pods.withQuota(bytes), secrets);
    }

    /** Up to {@code limit} accounts after an id ({@code ""} for the first); for the operator. */
    public Future<List<Account>> accounts(String after, int limit) {
        return book.accounts(after, limit);
    }

    /** The accounts with this e-mail address; for the operator. */
    public Future<List<Account>> withEmail(String email) {
        return book.byEmail(email)
                .map(found -> found.stream().map(Page::account).toList());
    }

    /** Who somebody is, by password and by other ways. */
    public LogIns logIns() {
        return new LogIns(book, secrets, pods);
    }

    /** Changes of passwords and other ways to log in. */
    public KeyChanges keyChanges() {
        return new KeyChanges(book, secrets, logIns());
    }

    /** Changes of pods, WebIDs and client credentials. */
    public HoldingChanges holdingChanges() {
        return new HoldingChanges(store, book, pods);
    }

    /** New accounts for whoever asks. */
    public Registration registration() {
        return new Registration(book, secrets, logIns(), pods);
    }

    /** Makes what a seed asks for. Existing accounts are left as they are. */
    public Future<Void> plant(Seed seed) {
        Future<Void> done = Future.succeededFuture();
        for (NewAccount wanted : seed.accounts()) {
            done = done.compose(before -> ensure(wanted)).mapEmpty();
        }
        return done;
    }

    /** The names of the pods of the account with this e-mail address, which is made when there is none. */
    public Future<List<String>> ensure(NewAccount wanted) {
        return book.byEmail(wanted.email())
                .compose(found -> found.isEmpty()
                        ? create(wanted)
                        : Future.succeededFuture(found.get(0).account()))
                .compose(account -> ensurePods(account).map(account.pods()));
    }

    // A server that stopped between the account and its pods makes them here at its next start.
    private Future<Void> ensurePods(Account account) {
        Future<Void> done = Future.succeededFuture();
        for (String pod : account.pods()) {
            done = done.compose(before -> pods.ensure(pod));
        }
        return done;
    }

    private Future<Account> create(NewAccount wanted) {
        List<String> names = wanted.pods().stream()
                .map(name -> pods.requireName(name.orElseGet(AccountBook::opaqueName)))
                .toList();
        List<String> ids =
                wanted.clientCredentials().stream().map(NewClient::id).toList();
        return book.requireFree(names, ids)
                .compose(free -> passwordHash(wanted))
                .map(hash -> new Account(
                        AccountBook.opaqueName(),
                        wanted.email(),
                        Keys.NONE.withPassword(hash),
                        new Holdings(names, List.of(), ids)))
                .compose(account -> clients(account, wanted).compose(clients -> book.mailbox(wanted.email())
                        .compose(mailbox -> save(account, clients, mailbox))));
    }

    private Future<Account> save(Account account, List<ClientCredentials> clients, Mailbox mailbox) {
        List<Edit.Step> steps = new ArrayList<>(AccountBook.create(account, mailbox));
        clients.forEach(client -> steps.add(AccountBook.put(client)));
        return book.commit(steps).map(account);
    }

    private Future<Optional<String>> passwordHash(NewAccount wanted) {
        return wanted.password()
                .map(password -> secrets.hash(password).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<List<ClientCredentials>> clients(Account account, NewAccount wanted) {
        List<Future<ClientCredentials>> made = wanted.clientCredentials().stream()
                .map(client -> secrets.hash(client.secret())
                        .map(hash -> credentials(account, account.pods().get(0), client.id(), hash)))
                .toList();
        return Future.all(made).map(all -> all.<ClientCredentials>list());
    }

    private ClientCredentials credentials(Account account, String pod, String id, String hash) {
        return new ClientCredentials(id, account.id(), pod, pods.webId(pod), hash);
    }

    /**
     * Makes a pod for the account with this e-mail address, and the account too when there is none. Answers its name.
     */
    public Future<String> createPod(String email, Optional<String> name) {
        String pod = pods.requireName(name.orElseGet(AccountBook::opaqueName));
        NewAccount fresh = new NewAccount(email, Optional.empty(), List.of(Optional.of(pod)), List.of());
        return book.requireFree(List.of(pod), List.of())
                .compose(free -> book.byEmail(email))
                .compose(found -> found.isEmpty() ? create(fresh) : addPod(theOnly(found), pod))
                .compose(known -> pods.ensure(pod))
                .map(pod);
    }

    private static String theOnly(List<Page> found) {
        if (found.size() > 1) {
            throw PodProblem.conflict("Several accounts have this e-mail address, which proves nothing. Let the holder"
                    + " add the pod after logging in.");
        }
        return found.get(0).account().id();
    }

    /** Writes down that the pod is the account's; the pod itself is still to be made. */
    private Future<Account> addPod(String id, String pod) {
        return book.change(
                id,
                account -> Next.of(
                        account.with(account.holdings().withPods(with(account.pods(), pod))),
                        AccountBook.putPod(account, pod)));
    }

    /** A new client id and secret for the WebID of a pod. The secret is not kept and cannot be shown again. */
    public Future<NewClient> createClient(String pod) {
        NewClient client = new NewClient("client-" + AccountBook.opaqueName(), Secrets.generate());
        return book.byPod(pod)
                .map(found -> found.orElseThrow(PodProblem::notFound))
                .compose(page -> addClient(page.account().id(), pod, client))
                .map(client);
    }

    private Future<Account> addClient(String id, String pod, NewClient client) {
        String hash = Secrets.hashGenerated(client.secret());
        return book.change(
                id,
                account -> Next.of(
                        account.with(account.holdings().withClients(with(account.clients(), client.id()))),
                        AccountBook.put(credentials(account, pod, client.id(), hash))));
    }

    /** The WebID that a client may act for; empty when the id or the secret is wrong. */
    public Future<Optional<WebId>> logIn(String clientId, String secret) {
        return book.client(clientId).compose(client -> {
            Future<Boolean> right = client.map(known -> secrets.matches(secret, known.secretHash()))
                    .orElseGet(() -> secrets.matchesNothing(secret));
            return right.map(matches -> client.filter(known -> matches).map(ClientCredentials::webId));
        });
    }

    /** Up to {@code limit} names of pods after a name ({@code ""} for the first). */
    public Future<List<String>> pods(String after, int limit) {
        return book.pods(after, limit);
    }

    /** Who owns a pod, as the pod itself says. */
    public Future<List<WebId>> ownersOf(String pod) {
        return store.read(PodRecord.at(pod)).map(lookup -> lookup.found()
                .map(record -> PodRecord.from(record.content()).owners())
                .orElse(List.of()));
    }

    /** How much a pod holds and may hold; fails with 404 when there is no such pod. */
    public Future<Usage> usageOf(String pod) {
        return ownersOf(pod)
                .compose(owners -> owners.isEmpty() ? Future.failedFuture(PodProblem.notFound()) : store.usage(pod));
    }

    /** Says how much a pod may hold from now on; what it holds already stays. */
    public Future<Void> allow(String pod, long bytes) {
        return usageOf(pod)
                .compose(there -> store.commit(Edit.of(pod, new Edit.Allow(pod, bytes))))
                .mapEmpty();
    }

    /** The WebID that a pod gives to its owner. */
    public WebId webId(String pod) {
        return pods.webId(pod);
    }

    /**
     * Removes a pod and every byte of it, with the client credentials that act for its WebID. The account goes with its
     * last pod. Fails with 404 when there is no such pod.
     */
    public Future<Void> erasePod(String pod) {
        return new PodErasure(store, book, pods).erase(pod);
    }

    private static List<String> with(List<String> list, String more) {
        List<String> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
