package nl.digitalme.pod.store.embedded;

import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Random;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * A program that is run where no file may grow beyond some size, so that writes fail. It repeats each write until it is
 * acknowledged, and says what it saw.
 */
final class FailingWriter {
    static final String POD = "full";
    static final int WRITES = 400;
    private static final int BYTES = 120_000;

    private FailingWriter() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, Path.of(args[0]), EmbeddedOptions.defaults());
        ResourceId root = ResourceId.root(POD);
        repeat(store, Edit.of(POD, new Edit.Put(root, Expect.ABSENT, random(0))));
        for (int i = 1; i <= WRITES; i++) {
            Edit edit = Edit.of(POD, new Edit.Put(root.child("d" + i), Expect.ABSENT, random(i)));
            repeat(store, edit.logging(Buffer.buffer("line " + i)));
        }
        await(store.close());
        await(vertx.close());
        System.out.println("DONE");
    }

    static Content random(int seed) {
        byte[] bytes = new byte[BYTES];
        new Random(seed).nextBytes(bytes); // nothing that compression makes smaller
        return new Content.Inline("application/octet-stream", Buffer.buffer(bytes));
    }

    private static void repeat(PodStore store, Edit edit) {
        Throwable failure = settle(store.commit(edit));
        if (failure != null) {
            System.out.println("UNKNOWN " + failure.getClass().getSimpleName());
        }
        while (failure != null) {
            failure = settle(store.commit(edit));
            if (failure != null && !(failure instanceof PodProblem refused && refused.status() == 503)) {
                System.out.println("UNKNOWN " + failure.getClass().getSimpleName());
            }
        }
    }
}
