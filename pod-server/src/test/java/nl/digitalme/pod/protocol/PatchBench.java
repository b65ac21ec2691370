package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight clients patch one document, in process, all of the protocol but no HTTP. Target: 820 patches a second, none lost. */
@Tag("bench")
class PatchBench {
    private static final Addresses ADDRESSES = Addresses.of("https://pods.example/");
    private static final WebId ANNA = ADDRESSES.webId("anna");
    private static final int CLIENTS = 8;
    private static final int EACH = 250;

    private final Vertx vertx = Vertx.vertx();

    private record Body(Buffer bytes) implements Payload {
        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public long declaredLength() {
            return bytes.length();
        }

        @Override
        public Future<Buffer> whole(long limit) {
            return Future.succeededFuture(bytes);
        }

        @Override
        public ReadStream<Buffer> stream() {
            throw new UnsupportedOperationException("A patch is read whole.");
        }
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void in_memory() throws InterruptedException {
        measure("memory", MemoryStore.create(vertx));
    }

    @Test
    void embedded(@TempDir Path folder) throws InterruptedException {
        PodStore store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
        measure("embedded", store);
        await(store.close());
    }

    private void measure(String name, PodStore store) throws InterruptedException {
        await(store.commit(Edit.of(
                "anna",
                new Edit.Put(
                        ResourceId.root("anna"), Expect.ABSENT, new Content.Inline("text/turtle", Buffer.buffer())),
                new Edit.Put(
                        PodRecord.at("anna"),
                        Expect.ABSENT,
                        new PodRecord(List.of(ANNA), Instant.now()).toContent()))));
        Gate gate = new Gate(AccessControl.webAccessControl(store, ADDRESSES), AccessLog.in(store));
        Operation pods = PodProtocol.over(vertx, store, ADDRESSES, gate, PodProtocol.Settings.DEFAULT, Map.of());
        for (int pass = 0; pass < 5; pass++) {
            run(name + " inserts, pass " + pass, store, pods, "inserts" + pass, "solid:inserts { <#c%d> v:did %d }");
        }
        for (int pass = 0; pass < 3; pass++) {
            String rename = "solid:inserts { <#c%1$d> v:at %2$d }; solid:where { <#me> v:name ?n }";
            run(name + " where and inserts, pass " + pass, store, pods, "where" + pass, rename);
        }
    }

    private void run(String name, PodStore store, Operation pods, String document, String patch)
            throws InterruptedException {
        ResourceId id = new ResourceId("anna", document);
        Buffer start = Buffer.buffer("# a comment\n<#me> <https://v.example/name> \"Anna\" .\n");
        await(store.commit(Edit.of("anna", new Edit.Put(id, Expect.ABSENT, new Content.Inline("text/turtle", start)))));
        List<Thread> clients = new ArrayList<>();
        long began = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            clients.add(new Thread(() -> patchAll(pods, id, number, patch)));
        }
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Lookup.Found found = (Lookup.Found) await(store.read(id));
        Buffer now = ((Content.Inline) found.content()).bytes();
        assertEquals(
                CLIENTS * EACH + 1,
                RdfDocument.parse(now, RdfFormat.TURTLE, ADDRESSES.iri(id)).size());
        System.out.printf("%s: %.0f patches/s, none of %d lost%n", name, CLIENTS * EACH / seconds, CLIENTS * EACH);
    }

    private static void patchAll(Operation pods, ResourceId id, int client, String patch) {
        for (int i = 0; i < EACH; i++) {
            String body = N3PatchTest.patch(patch.formatted(client, i));
            assertEquals(
                    204, await(pods.answer(request(id, Buffer.buffer(body)))).status());
        }
    }

    private static PodRequest request(ResourceId id, Buffer body) {
        Caller anna = new Caller(Optional.of(ANNA), Optional.empty(), Optional.empty(), Optional.empty());
        RequestHeaders headers = new RequestHeaders(
                "", Optional.empty(), Optional.of("text/n3"), Optional.empty(), List.of(), Conditions.NONE);
        return new PodRequest(Method.PATCH, id, anna, headers, new Body(body), "bench");
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
