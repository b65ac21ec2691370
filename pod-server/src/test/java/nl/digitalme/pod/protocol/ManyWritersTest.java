package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Many writers at once, on the store that keeps: nothing is lost, nobody wins who should not. */
@Tag("long")
class ManyWritersTest {
    private static final int CLIENTS = 32;

    @TempDir
    static java.nio.file.Path folder;

    @RegisterExtension
    static final TestPods PODS = TestPods.with(
            config -> config.with(new nl.digitalme.pod.PodServerConfig.Embedded(folder, EmbeddedOptions.defaults())));

    private Http alice;

    @BeforeEach
    void logIn() {
        PODS.empty("alice");
        alice = PODS.as("alice");
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<T>> all = IntStream.range(0, times)
                    .mapToObj(i -> clients.submit(() -> work.apply(i)))
                    .toList();
            List<T> done = new java.util.ArrayList<>();
            for (Future<T> one : all) {
                done.add(one.get());
            }
            return done;
        } finally {
            clients.shutdown();
        }
    }

    private static Map<Integer, Long> counted(List<Http.Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Http.Answer::status, Collectors.counting()));
    }

    @Test
    void of_a_thousand_patches_of_one_document_none_is_lost() throws Exception {
        alice.put("/alice/doc", "<> a <#Counted> .");

        var answers = atOnce(
                1000,
                i -> alice.write(
                        "PATCH",
                        "/alice/doc",
                        "text/n3",
                        "@prefix solid: <http://www.w3.org/ns/solid/terms#>."
                                + " _:p a solid:InsertDeletePatch; solid:inserts { <#it> <#number> " + i + " }."));

        assertEquals(Map.of(204, 1000L), counted(answers));
        String lines =
                alice.get("/alice/doc", "Accept", "application/n-triples").body();
        assertEquals(1001, lines.lines().distinct().count());
    }

    @Test
    void of_a_hundred_who_make_the_same_name_if_it_is_not_there_one_does() throws Exception {
        var answers = atOnce(100, i -> alice.put("/alice/once", "<> a <#N" + i + "> .", "If-None-Match", "*"));

        assertEquals(Map.of(201, 1L, 412, 99L), counted(answers));
    }

    @Test
    void a_hundred_who_ask_for_one_name_get_a_hundred_addresses() throws Exception {
        var answers = atOnce(100, i -> alice.write("POST", "/alice/", "text/turtle", "", "Slug", "note"));

        assertEquals(Map.of(201, 100L), counted(answers));
        assertEquals(
                100,
                answers.stream()
                        .map(answer -> answer.header("Location"))
                        .distinct()
                        .count());
    }
}
