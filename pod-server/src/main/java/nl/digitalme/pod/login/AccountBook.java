package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
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
 * Where accounts are kept in the server's own pod: {@code accounts/} by opaque id, {@code emails/}, {@code upstream/}
 * and {@code clients/} by hash, {@code pods/} by name. What belongs together is written in one commit.
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

    Future<Mailbox> mailbox(String email) {
        return documents.read(Mailbox.pathOf(email)).map(found -> Mailbox.of(email, found));
    }

    /** All accounts with this e-mail address, the oldest first. */
    Future<List<Page>> byEmail(String email) {
        return mailbox(email).compose(this::pages);
    }

    Future<List<Page>> pages(Mailbox mailbox) {
        List<Future<Optional<Page>>> found =
                mailbox.accounts().stream().map(this::page).toList();
        return Future.all(found).map(all -> all.<Optional<Page>>list().stream()
                .flatMap(Optional::stream)
                .toList());
    }

    Future<Optional<Page>> byPod(String pod) {
        return byReference(podAt(pod));
    }

    Future<Optional<Page>> byUpstream(UpstreamName name) {
        return byReference(upstreamAt(name));
    }

    private Future<Optional<Page>> byReference(String path) {
        return documents.read(path).compose(found -> found.map(
                        reference -> page(reference.json().getString("account")))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    Future<Optional<Page>> page(String id) {
        return documents
                .read(accountAt(id))
                .map(found -> found.map(stored -> new Page(Account.from(stored.json()), stored.version())));
    }

    Future<Optional<ClientCredentials>> client(String id) {
        return documents.read(clientAt(id)).map(found -> found.map(Stored::json).map(ClientCredentials::from));
    }

    Future<Boolean> knowsPod(String pod) {
        return documents.read(podAt(pod)).map(Optional::isPresent);
    }

    Future<List<Account>> accounts(String after, int limit) {
        return documents
                .list("accounts/", after, limit)
                .compose(members -> Future.all(
                        members.stream().map(member -> page(member.name())).toList()))
                .map(all -> all.<Optional<Page>>list().stream()
                        .flatMap(Optional::stream)
                        .map(Page::account)
                        .toList());
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

    /**
     * Changes an account, together with what belongs to it; works it out again when somebody else was faster. Fails
     * with 404 when there is no such account.
     */
    Future<Account> change(String id, Change change) {
        return page(id).map(found -> found.orElseThrow(PodProblem::notFound))
                .compose(page -> change.of(page.account()).compose(next -> {
                    List<Edit.Step> steps = new ArrayList<>(next.more());
                    steps.add(put(next.account(), Expect.at(page.version())));
                    return commit(steps).map(next.account());
                }))
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 412
                        ? change(id, change)
                        : Future.failedFuture(failure));
    }

    /** How an account becomes the next one. */
    @FunctionalInterface
    interface Change {
        Future<Next> of(Account account);
    }

    /** An account after a change, and what is written together with it. */
    record Next(Account account, List<Edit.Step> more) {
        static Future<Next> of(Account account, Edit.Step... more) {
            return Future.succeededFuture(new Next(account, List.of(more)));
        }
    }

    Future<Version> commit(List<Edit.Step> steps) {
        return documents.commit(steps);
    }

    static Edit.Step put(Account account, Expect expect) {
        return SystemDocuments.put(accountAt(account.id()), expect, account.toJson());
    }

    static Edit.Step putPod(Account account, String pod) {
        return SystemDocuments.put(podAt(pod), Expect.ABSENT, reference(account));
    }

    static Edit.Step putUpstream(Account account, UpstreamName name) {
        return SystemDocuments.put(upstreamAt(name), Expect.ABSENT, reference(account));
    }

    static Edit.Step deleteUpstream(UpstreamName name) {
        return SystemDocuments.delete(upstreamAt(name));
    }

    static Edit.Step put(ClientCredentials client) {
        return SystemDocuments.put(clientAt(client.id()), Expect.ABSENT, client.toJson());
    }

    /** A new account, and everything by which it can be found, but for its clients. */
    static List<Edit.Step> create(Account account, Mailbox mailbox) {
        List<Edit.Step> steps = new ArrayList<>();
        steps.add(put(account, Expect.ABSENT));
        steps.add(mailbox.with(account.id()));
        account.pods().forEach(pod -> steps.add(putPod(account, pod)));
        account.keys().upstream().forEach(name -> steps.add(putUpstream(account, name)));
        return steps;
    }

    /** Everything by which the account can be found, but for its pods and clients. */
    static List<Edit.Step> delete(Account account, Mailbox mailbox) {
        List<Edit.Step> steps = new ArrayList<>();
        steps.add(mailbox.without(account.id()));
        account.keys().upstream().forEach(name -> steps.add(deleteUpstream(name)));
        steps.add(SystemDocuments.delete(accountAt(account.id())));
        return steps;
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

    private static String upstreamAt(UpstreamName name) {
        return "upstream/" + SystemDocuments.hashed(name.issuer() + "\n" + name.subject());
    }
}
