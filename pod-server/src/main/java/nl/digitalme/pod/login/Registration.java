package nl.digitalme.pod.login;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account.Holdings;
import nl.digitalme.pod.login.Account.Keys;
import nl.digitalme.pod.store.Edit;

/**
 * Makes accounts for whoever asks. It tells nobody whether an e-mail address has an account already: without mail an
 * address proves nothing, so it may have more than one, each with a password of its own. Whoever registers again with
 * the same address and password gets the account that they have.
 */
public final class Registration {
    private final AccountBook book;
    private final Secrets secrets;
    private final LogIns logIns;
    private final Pods pods;

    Registration(AccountBook book, Secrets secrets, LogIns logIns, Pods pods) {
        this.book = book;
        this.secrets = secrets;
        this.logIns = logIns;
        this.pods = pods;
    }

    /**
     * What somebody asks for.
     *
     * @param password empty only when they log in elsewhere
     * @param upstream who they are at another provider, which said so just now
     * @param pod the name of their pod; an opaque one when empty
     */
    public record Applicant(
            String email, Optional<String> password, Optional<UpstreamName> upstream, Optional<String> pod) {
        public Applicant {
            if (password.isEmpty() && upstream.isEmpty()) {
                throw new IllegalArgumentException("Nobody could log in to this account.");
            }
        }

        /** Shows nobody. */
        @Override
        public String toString() {
            return "Applicant";
        }
    }

    /** A new account with a pod; 409 when the name of the pod is taken. */
    public Future<Holder> register(Applicant applicant) {
        String pod = pods.requireName(applicant.pod().orElseGet(AccountBook::opaqueName));
        return book.requireFree(List.of(pod), List.of())
                .compose(free -> create(applicant, pod))
                .compose(account -> Future.all(
                                account.pods().stream().map(pods::ensure).toList())
                        .map(logIns.holder(account)))
                .recover(failure -> isBeaten(failure) ? register(applicant) : Future.failedFuture(failure));
    }

    private Future<Account> create(Applicant applicant, String pod) {
        return book.mailbox(applicant.email())
                .compose(mailbox -> book.pages(mailbox).compose(there -> {
                    List<String> hashes = there.stream()
                            .flatMap(page -> page.account().keys().passwordHash().stream())
                            .toList();
                    return hash(applicant, hashes).compose(hash -> there.stream()
                            .map(AccountBook.Page::account)
                            .filter(account -> hash.isPresent()
                                    && account.keys().passwordHash().equals(hash))
                            .findFirst()
                            .map(Future::succeededFuture)
                            .orElseGet(() -> save(fresh(applicant, hash, pod), mailbox)));
                }));
    }

    private Future<Optional<String>> hash(Applicant applicant, List<String> others) {
        return applicant
                .password()
                .map(password -> secrets.hashBeside(others, password).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static Account fresh(Applicant applicant, Optional<String> hash, String pod) {
        Keys keys = Keys.NONE
                .withPassword(hash)
                .withUpstream(applicant.upstream().stream().toList());
        Holdings holdings = Holdings.NONE.withPods(List.of(pod));
        return new Account(AccountBook.opaqueName(), applicant.email().strip(), keys, holdings);
    }

    private Future<Account> save(Account account, Mailbox mailbox) {
        List<Edit.Step> steps = AccountBook.create(account, mailbox);
        return book.commit(steps).map(account);
    }

    // Somebody else took the name of the pod, or registered with this address, a moment ago.
    private static boolean isBeaten(Throwable failure) {
        return failure instanceof PodProblem problem && problem.status() == 412;
    }
}
