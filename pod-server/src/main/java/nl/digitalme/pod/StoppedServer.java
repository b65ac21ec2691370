package nl.digitalme.pod;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.protocol.PodProtocol;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The folder of a server that does not run, and the options that say how it will. */
final class StoppedServer {
    @Option(names = "--data", paramLabel = "DIR", description = "the folder that holds the pods")
    private Path data = Path.of("digital-me-data");

    @Option(names = "--base-url", description = "what clients type, as for serve; new WebIDs are made of it")
    private String baseUrl = "http://localhost:3000/";

    @Option(
            names = "--pods",
            paramLabel = "path|subdomain",
            converter = PodsAt.Converter.class,
            description = "where pods are, as for serve")
    private PodsAt pods = PodsAt.PATH;

    @Option(names = "--issuer", paramLabel = "URL", description = "another OpenID provider, as for serve")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--quota", converter = ByteSize.class, description = "what a new pod may hold, as for serve")
    private long quota = PodProtocol.Settings.DEFAULT.quota();

    /** Does some work on the accounts, prints what it prints, and answers the exit code. */
    int work(CommandSpec spec, BiFunction<Accounts, PrintWriter, Future<?>> task) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            await(task, out);
            return 0;
        } catch (PodProblem | IllegalStateException | IllegalArgumentException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 1;
        } finally {
            out.flush();
            spec.commandLine().getErr().flush();
        }
    }

    private void await(BiFunction<Accounts, PrintWriter, Future<?>> task, PrintWriter out) {
        if (!Files.isDirectory(data)) {
            throw new IllegalArgumentException("There is no folder " + data + ". Name the one of the server (--data).");
        }
        Vertx vertx = Vertx.vertx();
        try {
            PodStore store = EmbeddedStore.open(vertx, data, EmbeddedOptions.defaults());
            Addresses addresses = pods.addresses(baseUrl);
            Accounts accounts = Accounts.in(store, addresses, issuer.orElse(addresses.base()), vertx)
                    .withQuota(quota);
            // In a step of its own: a task that fails at once must close the store too.
            get(Future.succeededFuture()
                    .compose(opened -> task.apply(accounts, out))
                    .eventually(store::close));
        } finally {
            get(vertx.close());
        }
    }

    private static void get(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before it was done.", stopped);
        }
    }
}
