package nl.digitalme.pod;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import nl.digitalme.pod.login.Seed;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real server on a free port, with pods of alice and bob. Registered in a static field it serves all tests of a class;
 * in an instance field each test gets its own.
 */
public final class TestPods implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final String ACCOUNT = """
            {"email": "%1$s@example.org", "pods": [{"name": "%1$s"}],
             "clientCredentials": [{"id": "%1$s-client", "secret": "%1$s-secret"}]}""";

    private final UnaryOperator<PodServerConfig> settings;
    private final Map<String, Http> clients = new ConcurrentHashMap<>();
    private Vertx vertx;
    private PodServer server;
    private boolean shared;

    private TestPods(UnaryOperator<PodServerConfig> settings) {
        this.settings = settings;
    }

    /** In memory, with the usual limits. */
    public static TestPods inMemory() {
        return new TestPods(config -> config);
    }

    public static TestPods with(UnaryOperator<PodServerConfig> settings) {
        return new TestPods(settings);
    }

    /** Nobody in particular, without a token. */
    public Http anybody() {
        return clients.computeIfAbsent("", name -> Http.anonymous(baseUrl()));
    }

    /** {@code alice} or {@code bob}, logged in with client credentials and DPoP. */
    public Http as(String name) {
        return clients.computeIfAbsent(name, ignored -> Http.loggedIn(baseUrl(), name + "-client", name + "-secret"));
    }

    /** With its closing slash. */
    public String baseUrl() {
        return server.baseUrl();
    }

    public PodStore store() {
        return server.store();
    }

    public Vertx vertx() {
        return vertx;
    }

    public PodServer server() {
        return server;
    }

    /** Empties a pod but for what every new one has, so that tests can share a server. */
    public void empty(String pod) {
        Set<String> kept = Set.of("", ".acl", ".pod", "inbox/", "profile/", "profile/card", "profile/card.acl");
        List<PodStore.Entry> all = new ArrayList<>(await(store().scan(pod, Optional.empty(), 10_000)));
        Collections.reverse(all); // what is in a container before the container
        for (PodStore.Entry entry : all) {
            if (!kept.contains(entry.id().path()) && !entry.id().isAuxiliary()) {
                await(store().commit(Edit.of(pod, new Edit.Delete(entry.id(), Expect.ANYTHING))));
            }
        }
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void start() {
        String seed = "{\"accounts\":[" + ACCOUNT.formatted("alice") + "," + ACCOUNT.formatted("bob") + "]}";
        PodServerConfig.Identity identity = new PodServerConfig.Identity(
                Optional.of(Seed.parse(Buffer.buffer(seed))), Optional.empty(), Set.of(), false);
        vertx = Vertx.vertx();
        server = PodServer.create(
                vertx, settings.apply(PodServerConfig.inMemory().with(identity)));
        await(server.store()
                .commit(nl.digitalme.pod.store.Edit.of(
                        ".system",
                        new nl.digitalme.pod.store.Edit.Put(
                                nl.digitalme.pod.domain.ResourceId.root(".system"),
                                nl.digitalme.pod.store.Expect.ANYTHING,
                                new nl.digitalme.pod.store.Content.Inline("text/turtle", Buffer.buffer())))));
        await(server.start());
    }

    private void stop() {
        clients.clear();
        await(server.stop());
        await(vertx.close());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!shared) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!shared) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }
}
