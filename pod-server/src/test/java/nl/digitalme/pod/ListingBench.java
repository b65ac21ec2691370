package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings of 10,000 and 1,000,000 members over HTTP: time to the first byte, time to the last, heap that stays used. */
@Tag("bench")
class ListingBench {
    private static final int BATCH = 2_000;

    @TempDir
    Path folder;

    @Test
    void listings_stream_in_constant_memory() throws Exception {
        TestPods pods = TestPods.with(config ->
                config.with(new PodServerConfig.Embedded(folder.resolve("data"), EmbeddedOptions.defaults())));
        pods.beforeAll(null);
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>."
                + "<#all> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <./>; acl:mode acl:Read.";
        fill(pods, "small/", 10_000);
        fill(pods, "large/", 1_000_000);
        pods.as("alice").put("/alice/small/.acl", acl);
        pods.as("alice").put("/alice/large/.acl", acl);
        for (int round = 0; round < 5; round++) {
            list(pods.baseUrl() + "alice/small/", 10_000);
        }
        for (int round = 0; round < 3; round++) {
            list(pods.baseUrl() + "alice/large/", 1_000_000);
        }
        pods.afterAll(null);
    }

    private static void fill(TestPods pods, String container, int members) {
        for (int from = 0; from < members; from += BATCH) {
            List<Edit.Step> steps = new ArrayList<>();
            for (int i = from; i < Math.min(members, from + BATCH); i++) {
                ResourceId id = new ResourceId("alice", container + "member-" + i);
                steps.add(new Edit.Put(
                        id, Expect.ANYTHING, new Content.Inline("text/turtle", Buffer.buffer("<> a <#X> ."))));
            }
            TestPods.await(pods.store().commit(Edit.of("alice", steps.toArray(Edit.Step[]::new))));
        }
    }

    private static void list(String url, int members) throws Exception {
        System.gc();
        long start = System.nanoTime();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        long bytes = 0;
        long contained = 0;
        long first = 0;
        byte[] chunk = new byte[1 << 16];
        byte[] word = "ldp:contains".getBytes();
        int matched = 0;
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                first = first == 0 ? System.nanoTime() : first;
                bytes += read;
                for (int i = 0; i < read; i++) {
                    matched = chunk[i] == word[matched] ? matched + 1 : chunk[i] == word[0] ? 1 : 0;
                    if (matched == word.length) {
                        contained++;
                        matched = 0;
                    }
                }
            }
        }
        long end = System.nanoTime();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "listing of %d: first byte %d ms, all %d ms, %d MB, used heap after %d MiB%n",
                members,
                (first - start) / 1_000_000,
                (end - start) / 1_000_000,
                bytes / 1_000_000,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        assertEquals(members, contained);
    }
}
