package nl.digitalme.pod;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Seed.NewClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pod create|list|quota|erase}: works on the folder of a server that does not run. */
@Command(name = "pod", mixinStandardHelpOptions = true, description = "Makes, lists and erases pods.")
final class PodCommand implements Runnable {
    private static final int PAGE = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: create, list, quota or erase.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a pod, and an account for it when there is none.")
    int create(
            @Mixin StoppedServer server,
            @Option(names = "--email", required = true, description = "of the account that gets the pod") String email,
            @Option(names = "--name", description = "in its addresses; an opaque one unless given")
                    Optional<String> name,
            @Option(names = "--client-credentials", description = "also make an id and a secret for a program")
                    boolean withClient) {
        return server.work(spec, (accounts, out) -> accounts.createPod(email, name)
                .compose(pod -> withClient
                        ? accounts.createClient(pod).map(client -> describe(accounts, out, pod, Optional.of(client)))
                        : Future.succeededFuture(describe(accounts, out, pod, Optional.empty()))));
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the pods, one line each: name and WebID.")
    int list(@Mixin StoppedServer server) {
        return server.work(spec, (accounts, out) -> listAfter(accounts, out, ""));
    }

    @Command(mixinStandardHelpOptions = true, description = "Says how much a pod holds and may hold, or changes that.")
    int quota(
            @Mixin StoppedServer server,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(
                            paramLabel = "SIZE",
                            arity = "0..1",
                            converter = ByteSize.class,
                            description = "what it may hold from now on: 2GiB, 500MiB, 1000, none")
                    Optional<Long> size) {
        return server.work(spec, (accounts, out) -> size.map(bytes -> accounts.allow(name, bytes))
                .orElseGet(Future::succeededFuture)
                .compose(done -> accounts.usageOf(name))
                .recover(failed -> named(name, failed))
                .onSuccess(usage -> out.println(
                        name + "  holds " + usage.used() + " bytes of " + ByteSize.words(usage.allowed()))));
    }

    @Command(mixinStandardHelpOptions = true, description = "Erases pods and every byte of them. There is no way back.")
    int erase(@Mixin StoppedServer server, @Parameters(paramLabel = "NAME", arity = "1..*") List<String> names) {
        return server.work(spec, (accounts, out) -> {
            Future<Void> done = Future.succeededFuture();
            for (String name : names) {
                done = done.compose(before -> Future.succeededFuture()
                                .compose(go -> accounts.erasePod(name))
                                .recover(failed -> named(name, failed)))
                        .onSuccess(erased -> out.println("erased " + name));
            }
            return done;
        });
    }

    // "Nothing at this address" says little to who typed a name.
    private static <T> Future<T> named(String pod, Throwable failed) {
        boolean missing = failed instanceof PodProblem problem && problem.status() == 404;
        return Future.failedFuture(
                missing
                        ? PodProblem.of(404, "There is no pod \"" + pod + "\" in this folder: pod list names them.")
                        : failed);
    }

    private static String describe(Accounts accounts, PrintWriter out, String pod, Optional<NewClient> client) {
        String webId = accounts.webId(pod).iri();
        out.println("pod       " + webId.substring(0, webId.indexOf("profile/")));
        out.println("webid     " + webId);
        client.ifPresent(made -> {
            out.println("client    " + made.id());
            out.println("secret    " + made.secret() + "   (shown this once)");
        });
        return pod;
    }

    private static Future<?> listAfter(Accounts accounts, PrintWriter out, String after) {
        return accounts.pods(after, PAGE).compose(names -> {
            Future<Void> done = Future.succeededFuture();
            for (String name : names) {
                done = done.compose(before -> accounts.ownersOf(name))
                        .onSuccess(owners -> owners.forEach(owner -> out.println(name + "  " + owner)))
                        .mapEmpty();
            }
            Future<Void> page = done;
            return names.size() < PAGE
                    ? page
                    : page.compose(printed -> listAfter(accounts, out, names.get(names.size() - 1)))
                            .mapEmpty();
        });
    }
}
