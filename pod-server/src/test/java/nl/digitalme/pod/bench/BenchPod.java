package nl.digitalme.pod.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;
import nl.digitalme.vocab.VocabFiles;

/** Fills pods straight in the store, before the server that is measured starts: a million members take half a minute. */
final class BenchPod implements AutoCloseable {
    private static final int PER_EDIT = 1_000;
    private static final String NS = "http://example.org/ns#";

    private final Vertx vertx = Vertx.vertx();
    private final PodStore store;

    BenchPod(Path folder) {
        this.store = EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
    }

    /** {@code count} small documents in one container. */
    void members(String pod, String container, int count) {
        for (int from = 0; from < count; from += PER_EDIT) {
            List<Edit.Step> steps = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + PER_EDIT); i++) {
                steps.add(put(pod, container + "d" + i, "<#it> <" + NS + "number> " + i + " .\n"));
            }
            commit(pod, steps);
        }
    }

    /** 50,000 triples in 5,000 documents: 12,000 payments by 1,000 payers. */
    void payments(String pod) {
        List<Edit.Step> steps = new ArrayList<>();
        for (int payer = 0; payer < 1_000; payer++) {
            steps.add(put(
                    pod,
                    "payers/" + payer,
                    "<#it> <%1$ssector> <%1$ssector%2$d> ; <%1$sname> \"Payer %3$d\" ."
                            .formatted(NS, payer % 20, payer)));
        }
        for (int slip = 0; slip < 4_000; slip++) {
            steps.add(put(pod, "payslips/" + slip, payslip(slip)));
        }
        for (int from = 0; from < steps.size(); from += PER_EDIT) {
            commit(pod, steps.subList(from, from + PER_EDIT));
        }
    }

    private static String payslip(int slip) {
        StringBuilder turtle = new StringBuilder("@prefix ex: <" + NS + "> .\n");
        for (int i = 0; i < 3; i++) {
            int number = slip * 3 + i;
            turtle.append(String.format(
                    Locale.ROOT,
                    "<#p%d> a ex:Payment ; ex:month \"2026-%02d\" ; ex:amount %d.%02d ; ex:payer <../payers/%d#it> .%n",
                    i,
                    1 + number / 7 % 12,
                    100 + number % 3_000,
                    number % 100,
                    number * 7 % 1_000));
        }
        return turtle.toString();
    }

    /** Katja's documents, as the agencies of the demo deliver them. */
    void katja(String pod) throws IOException {
        Path root = VocabFiles.file("/demo/katja/vault/home.ttl").getParent().getParent();
        List<Edit.Step> steps = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ttl")).toList()) {
                String name = root.relativize(file).toString();
                steps.add(put(pod, name.substring(0, name.length() - ".ttl".length()), Files.readString(file)));
            }
        }
        commit(pod, steps);
    }

    void put(String pod, String path, byte[] turtle) {
        commit(pod, List.of(put(pod, path, new String(turtle, java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static Edit.Step put(String pod, String path, String turtle) {
        return new Edit.Put(
                ResourceId.root(pod).child(path),
                Expect.ANYTHING,
                new Content.Inline("text/turtle", Buffer.buffer(turtle)));
    }

    private void commit(String pod, List<Edit.Step> steps) {
        await(store.commit(Edit.of(pod, steps.toArray(Edit.Step[]::new))));
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        await(store.close());
        await(vertx.close());
    }
}
