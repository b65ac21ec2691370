package nl.digitalme.pod;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code account list|password-reset|delete}: how an operator helps somebody who cannot log in any more; works on the
 * folder of a server that does not run.
 */
@Command(name = "account", mixinStandardHelpOptions = true, description = "Lists accounts and helps people back in.")
final class AccountCommand implements Runnable {
    private static final int PAGE = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, password-reset or delete.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the accounts, one line each: id and pods, no e-mail addresses.")
    int list(
            @Mixin StoppedServer server,
            @Option(names = "--email", description = "only accounts with this e-mail address") Optional<String> email) {
        return server.work(spec, (accounts, out) -> email.map(
                        address -> accounts.withEmail(address).onSuccess(found -> print(found, out)))
                .<Future<?>>map(found -> found)
                .orElseGet(() -> listAfter(accounts, out, "")));
    }

    @Command(
            name = "password-reset",
            mixinStandardHelpOptions = true,
            description =
                    "Gives an account a new password, shown this once, and ends all its sessions. Be sure who asks.")
    int passwordReset(@Mixin StoppedServer server, @Parameters(paramLabel = "ID") String id) {
        String password = Secrets.generate();
        return server.work(spec, (accounts, out) -> accounts.keyChanges()
                .changePassword(id, password)
                .onSuccess(changed -> out.println("password  " + password + "   (shown this once)")));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Deletes an account with its pods and every byte of them. There is no way back.")
    int delete(@Mixin StoppedServer server, @Parameters(paramLabel = "ID") String id) {
        return server.work(spec, (accounts, out) -> accounts.account(id)
                .map(found -> found.orElseThrow(PodProblem::notFound))
                .compose(account -> accounts.holdingChanges().erase(id))
                .onSuccess(gone -> out.println("deleted " + id)));
    }

    private static Future<?> listAfter(Accounts accounts, PrintWriter out, String after) {
        return accounts.accounts(after, PAGE).compose(found -> {
            print(found, out);
            return found.size() < PAGE
                    ? Future.succeededFuture()
                    : listAfter(accounts, out, found.get(found.size() - 1).id()).mapEmpty();
        });
    }

    private static void print(List<Account> found, PrintWriter out) {
        found.forEach(account -> out.println(account.id() + "  " + String.join(" ", account.pods())));
    }
}
