package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.DocumentPatch;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rdf.RdfLimits;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lanes over a store that answers late, and refuses a commit now and then as one does when another server was first. */
class PatchLanesTest {
    private static final Addresses ADDRESSES = Addresses.of("https://pods.example/");
    private static final ResourceId DOCUMENT = new ResourceId("anna", "document");

    private final Vertx vertx = Vertx.vertx();
    private final PodStore memory = MemoryStore.create(vertx);
    private final AtomicInteger commits = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close();
    }

    private PodStore refusingOneIn(int nth) {
        return (PodStore) Proxy.newProxyInstance(
                PodStore.class.getClassLoader(), new Class<?>[] {PodStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        return commit((Edit) arguments[0], nth);
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    // By chance, with a fixed seed: each seventh in turn could be the first of every round, and then nothing moves on.
    private final Random chance = new Random(7);

    // In the order of the calls, as a committer thread does, and each answer some time after its call.
    private Future<Version> commit(Edit edit, int nth) {
        Future<Version> done = commits.incrementAndGet() > 0 && chance.nextInt(nth) == 0
                ? Future.failedFuture(PodProblem.changedMeanwhile())
                : memory.commit(edit);
        Promise<Version> late = Promise.promise();
        vertx.setTimer(1, due -> late.handle(done));
        return late.future();
    }

    private Future<Version> patch(PatchLanes lanes, String n3, int tries) {
        DocumentPatch patch =
                DocumentPatch.n3(Buffer.buffer(N3PatchTest.patch(n3)), ADDRESSES.iri(DOCUMENT), RdfLimits.DEFAULT);
        return lanes.run(DOCUMENT, now -> draft(now, patch))
                .recover(failed -> failed instanceof PatchLanes.StartOver && tries > 0
                        ? patch(lanes, n3, tries - 1)
                        : Future.failedFuture(failed));
    }

    private static Future<PatchLanes.Draft> draft(OpenDocument now, DocumentPatch patch) {
        Amendment amendment = Amendment.make(now, patch.on(now.statements()));
        Content.Inline content = new Content.Inline("text/turtle", amendment.text());
        Expect expect = now.lookup() instanceof Lookup.Found found ? Expect.at(found.version()) : Expect.ABSENT;
        Edit edit = Edit.of("anna", new Edit.Put(DOCUMENT, expect, content));
        Lookup.Found next = new Lookup.Found(edit.version(), edit.at(), content);
        return Future.succeededFuture(
                new PatchLanes.Draft(edit, new OpenDocument(next, content, now.statements(), 0, now.durable())));
    }

    @Test
    void what_was_built_on_a_commit_that_failed_is_done_again_and_nothing_is_lost() throws Exception {
        memory.commit(Edit.of(
                "anna",
                new Edit.Put(
                        ResourceId.root("anna"), Expect.ABSENT, new Content.Inline("text/turtle", Buffer.buffer()))));
        PatchLanes lanes = new PatchLanes(refusingOneIn(7), new Workers(vertx, ADDRESSES), 1 << 20);
        List<Future<Version>> patches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            patches.add(patch(lanes, "solid:inserts { <#a> v:b %d }".formatted(i), 10_000));
        }

        Future.all(patches).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertTrue(commits.get() > 200, "some were done again");
        Lookup.Found stored = (Lookup.Found) memory.read(DOCUMENT).result();
        Buffer text = ((Content.Inline) stored.content()).bytes();
        assertEquals(
                200,
                RdfDocument.parse(text, RdfFormat.TURTLE, ADDRESSES.iri(DOCUMENT))
                        .size());
        assertEquals(200, patches.stream().map(Future::result).distinct().count());
    }
}
