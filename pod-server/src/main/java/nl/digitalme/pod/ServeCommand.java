package nl.digitalme.pod;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the server, until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the server.")
final class ServeCommand implements Callable<Integer> {
    private static final int LONGEST_STOP = 10;

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        PodServer server = start(options);
        System.out.println("Digital Me is ready at " + server.baseUrl());
        new CountDownLatch(1).await(); // the shutdown hook ends the process
        return 0;
    }

    /** A server that runs, and stops in good order when the process is told to. */
    static PodServer start(ServerOptions options) throws IOException, InterruptedException, ExecutionException {
        PodServerConfig config = options.toConfig();
        if (options.isUnsafe()) {
            System.err.println("UNSAFE: tokens and data travel over plain http.");
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        PodServer server = PodServer.create(vertx, config);
        server.start().toCompletionStage().toCompletableFuture().get();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, vertx), "stop"));
        return server;
    }

    private static void stop(PodServer server, Vertx vertx) {
        try {
            server.stop()
                    .eventually(vertx::close)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_STOP, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            System.err.println("Not everything ended in good order: " + late);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
