package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Seed.NewAccount;
import nl.digitalme.pod.login.Seed.NewClient;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/**
 * Who has pods here, and which programs may log in for them. Kept in the server's own pod: {@code accounts/} by opaque
 * id, {@code emails/} and {@code clients/} by hash, {@code pods/} by name.
 */
public final class Accounts {
    private final PodStore store;
    private final SystemDocuments documents;
    private final Secrets secrets;
    private final Pods pods;

    private Accounts(PodStore store, Pods pods, Secrets secrets) {
        this.store = store;
        this.documents = new SystemDocuments(store);
        this.pods = pods;
        this.secrets = secrets;
    }

    /** {@code issuer} is named by the WebID documents of new pods. */
    public static Accounts in(PodStore store, Addresses addresses, String issuer, Vertx vertx) {
        return new Accounts(store, new Pods(store, addresses, issuer), new Secrets(vertx));
    }

    /** Makes what a seed asks for. Existing accounts are left as they are. */
    public Future<Void> plant(Seed seed) {
        Future<Void> done = Future.succeededFuture();
        for (NewAccount wanted : seed.accounts()) {
            done = done.compose(before -> ensure(wanted)).mapEmpty();
        }
        return done;
    }

    /** The pods of the account with this e-mail address, which is made when there is none. */
    public Future<List<String>> ensure(NewAccount wanted) {
        return byEmail(wanted.email())
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> create(wanted)))
                .compose(account -> ensurePods(account).map(account.pods()));
    }

    // A server that stopped between the account and its pods ends up here at its next start.
    private Future<Void> ensurePods(Account account) {
        Future<Void> done = Future.succeededFuture();
        for (String pod : account.pods()) {
            done = done.compose(before -> pods.ensure(pod));
        }
        return done;
    }

    private Future<Account> create(NewAccount wanted) {
        List<String> names = wanted.pods().stream()
                .map(name -> name.orElseGet(Accounts::opaqueName))
                .toList();
        return refuseTaken(names, wanted.clientCredentials())
                .compose(free -> passwordHash(wanted))
                .compose(hash -> {
                    List<String> ids = wanted.clientCredentials().stream()
                            .map(NewClient::id)
                            .toList();
                    Account account = new Account(opaqueName(), wanted.email(), hash, names, ids);
                    return clients(account, wanted).compose(clients -> save(account, clients));
                });
    }

    private Future<Account> save(Account account, List<ClientCredentials> clients) {
        List<Edit.Step> steps = new ArrayList<>();
        steps.add(SystemDocuments.put(accountAt(account.id()), Expect.ABSENT, account.toJson()));
        JsonObject reference = new JsonObject().put("account", account.id());
        steps.add(SystemDocuments.put(emailAt(account.email()), Expect.ABSENT, reference));
        account.pods().forEach(pod -> steps.add(SystemDocuments.put(podAt(pod), Expect.ABSENT, reference)));
        clients.forEach(
                client -> steps.add(SystemDocuments.put(clientAt(client.id()), Expect.ABSENT, client.toJson())));
        return documents.commit(steps).map(account);
    }

    private Future<Void> refuseTaken(List<String> names, List<NewClient> clients) {
        Future<Void> checked = Future.succeededFuture();
        for (String name : names) {
            checked = checked.compose(before -> refuseTaken(podAt(name), "pod \"" + name + "\""));
        }
        for (NewClient client : clients) {
            checked = checked.compose(before -> refuseTaken(clientAt(client.id()), "client \"" + client.id() + "\""));
        }
        return checked;
    }

    private Future<Void> refuseTaken(String path, String what) {
        return documents
                .read(path)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(PodProblem.conflict("The " + what + " belongs to another account.")));
    }

    private Future<Optional<String>> passwordHash(NewAccount wanted) {
        return wanted.password()
                .map(password -> secrets.hash(password).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<List<ClientCredentials>> clients(Account account, NewAccount wanted) {
        List<Future<ClientCredentials>> made = wanted.clientCredentials().stream()
                .map(client -> secrets.hash(client.secret()).map(hash -> credentials(account, client.id(), hash)))
                .toList();
        return Future.all(made).map(all -> all.<ClientCredentials>list());
    }

    private ClientCredentials credentials(Account account, String id, String hash) {
        String pod = account.pods().get(0);
        return new ClientCredentials(id, account.id(), pod, pods.webId(pod), hash);
    }

    private Future<Optional<Account>> byEmail(String email) {
        return documents.read(emailAt(email)).compose(found -> found.map(
                        reference -> account(reference.json().getString("account")))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Account>> account(String id) {
        return documents.read(accountAt(id)).map(found -> found.map(Stored::json)
                .map(Account::from));
    }

    /** The WebID that a client may act for; empty when the id or the secret is wrong. */
    Future<Optional<WebId>> logIn(String clientId, String secret) {
        return documents.read(clientAt(clientId)).compose(found -> {
            Optional<ClientCredentials> client = found.map(Stored::json).map(ClientCredentials::from);
            Future<Boolean> right = client.map(known -> secrets.matches(secret, known.secretHash()))
                    .orElseGet(() -> secrets.matchesNothing(secret));
            return right.map(matches -> client.filter(known -> matches).map(ClientCredentials::webId));
        });
    }

    /** Up to {@code limit} names of pods after a name ({@code ""} for the first). */
    public Future<List<String>> pods(String after, int limit) {
        return documents
                .list("pods/", after, limit)
                .map(members -> members.stream().map(Member::name).toList());
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
        return new PodErasure(store, documents).erase(pod);
    }

    private static String opaqueName() {
        return Secrets.random(12).replace('-', 'a').replace('_', 'b').toLowerCase(Locale.ROOT);
    }

    static String accountAt(String id) {
        return "accounts/" + id;
    }

    static String podAt(String name) {
        return "pods/" + name;
    }

    static String clientAt(String id) {
        return "clients/" + SystemDocuments.hashed(id);
    }

    static String emailAt(String email) {
        return "emails/" + SystemDocuments.hashed(email.strip().toLowerCase(Locale.ROOT));
    }
}
