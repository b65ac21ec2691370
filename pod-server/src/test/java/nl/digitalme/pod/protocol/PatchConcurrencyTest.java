package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatchConcurrencyTest {
    private static final int CLIENTS = 8;
    private static final int EACH = 100;

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static Http alice() {
        return PODS.as("alice");
    }

    private static String insert(int client, int i) {
        return N3PatchTest.patch("solid:inserts { <#c%d> v:did %d }".formatted(client, i));
    }

    private static List<Integer> all(List<Callable<Integer>> work) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> done : clients.invokeAll(work)) {
                statuses.add(done.get());
            }
            return statuses;
        } finally {
            clients.shutdown();
        }
    }

    private static Model now(String path) {
        Http.Answer answer = alice().get(path, "Accept", "text/turtle");
        return RdfDocument.parse(Buffer.buffer(answer.bytes()), RdfFormat.TURTLE, PODS.baseUrl() + path.substring(1));
    }

    @Test
    void of_eight_clients_patching_one_document_nobody_loses_anything() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            for (int i = 0; i < EACH; i++) {
                String patch = insert(client, i);
                work.add(() -> alice().write("PATCH", "/alice/shared", "text/n3", patch)
                        .status());
            }
        }

        List<Integer> statuses = all(work);

        assertTrue(statuses.stream().allMatch(status -> status == 204 || status == 201), statuses.toString());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(CLIENTS * EACH, now("/alice/shared").size());
    }

    @Test
    void patches_and_replacements_of_one_document_never_mix_up() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        alice().put("/alice/mixed", "<#x> <https://v.example/put> -1 .");
        for (int i = 0; i < 300; i++) {
            int number = i;
            work.add(
                    i % 10 == 9
                            ? () -> alice().put("/alice/mixed", "<#x> <https://v.example/put> " + number + " .")
                                    .status()
                            : () -> alice().write("PATCH", "/alice/mixed", "text/n3", insert(0, number))
                                    .status());
        }

        assertTrue(all(work).stream().allMatch(status -> status == 204));
        assertEquals(
                1,
                now("/alice/mixed")
                        .filter(null, Values.iri("https://v.example/put"), null)
                        .size());
    }

    @Test
    void a_counter_that_eight_clients_count_up_ends_where_it_must() throws Exception {
        alice().put("/alice/counter", "<#c> <https://v.example/at> 0 .");
        String up = "PREFIX v: <https://v.example/> DELETE { <#c> v:at ?n } INSERT { <#c> v:at ?m } "
                + "WHERE { <#c> v:at ?n BIND(?n + 1 AS ?m) }";
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            work.add(() -> alice().write("PATCH", "/alice/counter", "application/sparql-update", up)
                    .status());
        }

        assertTrue(all(work).stream().allMatch(status -> status == 204));
        assertEquals("200", now("/alice/counter").objects().iterator().next().stringValue());
    }

    @Test
    void of_clients_that_name_the_same_version_one_wins() throws Exception {
        alice().put("/alice/once", "<#x> <https://v.example/put> 0 .");
        String tag = alice().head("/alice/once").header("ETag");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String patch = insert(1, i);
            work.add(() -> alice().write("PATCH", "/alice/once", "text/n3", patch, "If-Match", tag)
                    .status());
        }

        List<Integer> statuses = all(work);

        assertEquals(1, statuses.stream().filter(status -> status == 204).count());
        assertEquals(39, statuses.stream().filter(status -> status == 412).count());
        assertEquals(2, now("/alice/once").size());
    }
}
