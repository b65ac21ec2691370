package nl.digitalme.pod;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the server with Katja's pod, filled by sample agencies that run as processes of their own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts the server with the pod of Katja and lets seven sample agencies fill it.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--agencies",
            paramLabel = "JAR",
            description = "the sample agencies (default: ${DEFAULT-VALUE})",
            defaultValue = "clients/sample-agencies/target/sample-agencies.jar")
    private Path agencies = Path.of("sample-agencies.jar");

    @Option(names = "--port", description = "0 picks a free one (default: ${DEFAULT-VALUE})", defaultValue = "3000")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "an empty folder for the pods (default: a temporary one)")
    private Optional<Path> data = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isReadable(agencies)) {
            spec.commandLine()
                    .getErr()
                    .println("There is no " + agencies + ". Build it first with: mvn -Dquick -DskipTests package"
                            + " or say where it is with --agencies.");
            return 2;
        }
        ServerOptions.requirePort("--port", port);
        Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("digital-me-demo");
        Demo demo = new Demo(out, agencies.toAbsolutePath());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.stop();
            if (data.isEmpty()) {
                DemoFolder.delete(folder);
            }
            stopped.countDown();
        }));
        demo.run(port, folder);
        out.println("The server keeps running. Press Ctrl-C to stop it.");
        out.flush();
        stopped.await();
        return 0;
    }
}
