package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.AccountBook.Page;

/** Who somebody is, by what they know or have. Slowing down guesses is for the caller ({@link Throttle}). */
public final class LogIns {
    private final AccountBook book;
    private final Secrets secrets;
    private final Pods pods;

    LogIns(AccountBook book, Secrets secrets, Pods pods) {
        this.book = book;
        this.secrets = secrets;
        this.pods = pods;
    }

    /** The account as it is now; empty when it is gone. */
    public Future<Optional<Holder>> holder(String account) {
        return book.page(account).map(found -> found.map(Page::account).map(this::holder));
    }

    /**
     * The account with this e-mail address and this password. Takes as long for an address that has no account, and for
     * one that has several.
     */
    public Future<Optional<Holder>> byPassword(String email, String password) {
        return book.byEmail(email).compose(found -> {
            List<String> hashes = found.stream()
                    .flatMap(page -> page.account().keys().passwordHash().stream())
                    .toList();
            return secrets.matching(password, hashes)
                    .map(right -> right.flatMap(hash -> withHash(found, hash)).map(this::holder));
        });
    }

    private static Optional<Account> withHash(List<Page> found, String hash) {
        return found.stream()
                .map(Page::account)
                .filter(account -> account.keys().passwordHash().equals(Optional.of(hash)))
                .findFirst();
    }

    /** The account that is bound to this person at another provider. */
    public Future<Optional<Holder>> byUpstream(UpstreamName name) {
        return book.byUpstream(name).map(found -> found.map(Page::account).map(this::holder));
    }

    /** Whether this is the password of the account. */
    public Future<Boolean> isPassword(String account, String password) {
        return book.page(account).compose(found -> {
            List<String> hashes = found.stream()
                    .flatMap(page -> page.account().keys().passwordHash().stream())
                    .toList();
            return secrets.matching(password, hashes).map(Optional::isPresent);
        });
    }

    Holder holder(Account account) {
        List<WebId> webIds = Stream.concat(
                        account.pods().stream().map(pods::webId), account.holdings().linked().stream())
                .distinct()
                .toList();
        return new Holder(account.id(), account.keys().generation(), webIds);
    }
}
