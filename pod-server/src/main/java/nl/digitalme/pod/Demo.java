package nl.digitalme.pod;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.jspecify.annotations.Nullable;

/**
 * The story of the demo, step by step. The pods and credentials are made here, as an operator would; all data and all
 * that happens to it comes over HTTP from processes with credentials of their own.
 */
final class Demo {
    /** Katja's own program logs in under this name; it is the {@code citizen} command of the sample agencies. */
    static final String CITIZEN = "citizen";

    /** The name under which {@link DemoTour} finds the password that Katja logs in with in a browser. */
    static final String PASSWORD = "citizen-password";

    private static final String DECISION = "official/uwv/decision-2025-10";

    private final PrintWriter out;
    private final Path agenciesJar;
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> secrets = new TreeMap<>();
    private volatile @Nullable PodServer server;

    Demo(PrintWriter out, Path agenciesJar) {
        this.out = out;
        this.agenciesJar = agenciesJar;
    }

    void run(int port, Path folder) throws IOException, InterruptedException {
        PodServer started = start(port, folder);
        Addresses addresses = started.addresses();
        await(new DemoPod(addresses).prepare(started.store()));
        say("The server listens at " + addresses.base() + " and keeps its pods in " + folder + ".");
        DemoAgencies agencies = new DemoAgencies(agenciesJar, addresses, secrets, out);
        deliver(agencies);
        share(agencies);
        say("Katja asks for her overview of 2026, computed from what is in her pod now:");
        String address = ".overview?from=2026-01&months=12";
        expect(0, agencies.show(CITIZEN, "read", address, "--accept", "text/plain"), "there is no overview");
        new DemoTour(out, addresses, agenciesJar, secrets).tell();
    }

    private void deliver(DemoAgencies agencies) throws IOException, InterruptedException {
        for (String agency : DemoPod.AGENCIES) {
            say("%s logs in and delivers what it knows about Katja:".formatted(agency));
            expect(0, agencies.run(agency, "deliver"), agency + " could not deliver");
        }
    }

    private void share(DemoAgencies agencies) throws IOException, InterruptedException {
        say("The municipality asks for UWV's decision. Katja did not share it, so it gets nothing:");
        expect(3, agencies.run("gemeente", "read", DECISION), "the municipality could read what was not shared");
        say("Katja shares that one document with the municipality, which now reads it:");
        expect(0, agencies.run(CITIZEN, "share", DECISION, "gemeente", "uwv"), "Katja could not share");
        expect(0, agencies.run("gemeente", "read", DECISION), "the municipality could not read what was shared");
        say("She ends it. The next request of the municipality is refused:");
        expect(0, agencies.run(CITIZEN, "unshare", DECISION), "Katja could not end the sharing");
        expect(3, agencies.run("gemeente", "read", DECISION), "the municipality still reads what is no longer shared");
    }

    private static void expect(int wanted, int got, String otherwise) {
        if (wanted != got) {
            throw new IllegalStateException("The demo went wrong: " + otherwise + " (exit code " + got + ").");
        }
    }

    private PodServer start(int port, Path folder) {
        PodServerConfig.Identity identity =
                new PodServerConfig.Identity(Optional.of(Seed.parse(seed())), Optional.empty(), Set.of(), false);
        PodServerConfig config = PodServerConfig.inMemory()
                .with(PodServerConfig.Listen.on(port))
                .with(new PodServerConfig.Embedded(folder, EmbeddedOptions.defaults()))
                .with(identity);
        PodServer created = PodServer.create(vertx, config);
        server = created;
        await(created.start());
        return created;
    }

    private Buffer seed() {
        JsonArray accounts = new JsonArray();
        accounts.add(account(CITIZEN, DemoPod.NAME));
        DemoPod.AGENCIES.forEach(agency -> accounts.add(account(agency, agency)));
        return new JsonObject().put("accounts", accounts).toBuffer();
    }

    private JsonObject account(String who, String pod) {
        String secret = secrets.computeIfAbsent(who, name -> random());
        JsonObject account = who.equals(CITIZEN)
                ? new JsonObject().put("password", secrets.computeIfAbsent(PASSWORD, name -> random()))
                : new JsonObject();
        return account.put("email", email(who))
                .put("pods", new JsonArray().add(new JsonObject().put("name", pod)))
                .put(
                        "clientCredentials",
                        new JsonArray()
                                .add(new JsonObject().put("id", who + "-client").put("secret", secret)));
    }

    static String email(String who) {
        return who + "@example.org";
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    void stop() {
        PodServer running = server;
        if (running != null) {
            await(running.stop());
        }
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            throw new IllegalStateException("The demo could not go on.", failed);
        }
    }
}
