package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account.Keys;
import nl.digitalme.pod.login.AccountBook.Next;
import nl.digitalme.pod.login.AccountBook.Page;

/**
 * Changes the ways to log in to an account. Whoever calls this has made sure that it is the holder who asks, and ends
 * sessions where that is said.
 */
public final class KeyChanges {
    private static final int MOST_KEYS = 20;

    private final AccountBook book;
    private final Secrets secrets;
    private final LogIns logIns;

    KeyChanges(AccountBook book, Secrets secrets, LogIns logIns) {
        this.book = book;
        this.secrets = secrets;
        this.logIns = logIns;
    }

    /**
     * A new password. Everything that began with the old one is over: the holder that is answered has a new generation.
     */
    public Future<Holder> changePassword(String account, String password) {
        return page(account)
                .compose(page -> hashFor(page.account().email(), page.account().id(), password))
                .compose(hash -> change(
                        account, keys -> keys.withPassword(Optional.of(hash)).nextGeneration()));
    }

    /** Another e-mail address, to log in with this password, which was checked before. */
    public Future<Holder> changeEmail(String account, String email, Optional<String> password) {
        return password.map(known -> hashFor(email, account, known).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(hash -> book.change(account, before -> moved(before, email, hash)))
                .map(logIns::holder);
    }

    private Future<Next> moved(Account before, String email, Optional<String> hash) {
        if (Mailbox.pathOf(before.email()).equals(Mailbox.pathOf(email))) {
            return Next.of(before.withEmail(email));
        }
        if (before.keys().passwordHash().isPresent() && hash.isEmpty()) {
            throw PodProblem.of(422, "Give the password too.");
        }
        Account after = before.withEmail(email).with(before.keys().withPassword(hash));
        return book.mailbox(before.email()).compose(from -> book.mailbox(email)
                .compose(to -> Next.of(after, from.without(before.id()), to.with(before.id()))));
    }

    // All passwords of one e-mail address share their salt, so that checking one costs the same for none and for many.
    private Future<String> hashFor(String email, String account, String password) {
        return book.byEmail(email).compose(found -> {
            List<String> others = found.stream()
                    .filter(page -> !page.account().id().equals(account))
                    .flatMap(page -> page.account().keys().passwordHash().stream())
                    .toList();
            return secrets.hashBeside(others, password).map(made -> {
                if (others.contains(made)) {
                    throw PodProblem.of(422, "Choose another password.");
                }
                return made;
            });
        });
    }

    /** Ends all sessions and refresh tokens of the account, in all browsers and apps. */
    public Future<Holder> endAll(String account) {
        return change(account, Keys::nextGeneration);
    }

    public Future<Holder> addPasskey(String account, Passkey passkey) {
        return change(account, keys -> keys.withPasskeys(with(keys.passkeys(), passkey)));
    }

    /** Fails with 409 when the holder could not log in any more. */
    public Future<Holder> removePasskey(String account, String id) {
        return change(
                account,
                keys -> stillOpen(keys.withPasskeys(keys.passkeys().stream()
                        .filter(passkey -> !passkey.id().equals(id))
                        .toList())));
    }

    /** Notes how often a passkey was used; an older count is no news. */
    public Future<Holder> countPasskey(String account, String id, long count) {
        return change(
                account,
                keys -> keys.withPasskeys(keys.passkeys().stream()
                        .map(passkey -> passkey.id().equals(id) ? passkey.counted(count) : passkey)
                        .toList()));
    }

    /** Lets the holder log in as this person at another provider; 409 when that opens another account. */
    public Future<Holder> bind(String account, UpstreamName name) {
        return book.byUpstream(name)
                .compose(bound -> bound.isPresent()
                        ? alreadyBound(bound.get(), account)
                        : book.change(account, before -> bound(before, name)).map(logIns::holder));
    }

    private Future<Holder> alreadyBound(Page page, String account) {
        return page.account().id().equals(account)
                ? Future.succeededFuture(logIns.holder(page.account()))
                : Future.failedFuture(PodProblem.conflict("That log-in opens another account already."));
    }

    private static Future<Next> bound(Account before, UpstreamName name) {
        Keys keys = before.keys().withUpstream(with(before.keys().upstream(), name));
        return Next.of(before.with(keys), AccountBook.putUpstream(before, name));
    }

    /** Fails with 409 when the holder could not log in any more. */
    public Future<Holder> unbind(String account, UpstreamName name) {
        return book.change(account, before -> {
                    List<UpstreamName> others = before.keys().upstream().stream()
                            .filter(known -> !known.equals(name))
                            .toList();
                    return others.equals(before.keys().upstream())
                            ? Next.of(before)
                            : Next.of(
                                    before.with(stillOpen(before.keys().withUpstream(others))),
                                    AccountBook.deleteUpstream(name));
                })
                .map(logIns::holder);
    }

    private static Keys stillOpen(Keys keys) {
        if (keys.passwordHash().isEmpty()
                && keys.passkeys().isEmpty()
                && keys.upstream().isEmpty()) {
            throw PodProblem.conflict("This is the only way to log in to the account. Add another one first.");
        }
        return keys;
    }

    private Future<Holder> change(String account, UnaryOperator<Keys> how) {
        return book.change(account, before -> Next.of(before.with(how.apply(before.keys()))))
                .map(logIns::holder);
    }

    private Future<Page> page(String account) {
        return book.page(account).map(found -> found.orElseThrow(PodProblem::notFound));
    }

    private static <T> List<T> with(List<T> all, T more) {
        if (all.size() >= MOST_KEYS) {
            throw PodProblem.conflict("That is enough: remove one first.");
        }
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }
}
