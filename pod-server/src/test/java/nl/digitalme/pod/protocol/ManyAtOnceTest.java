package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that are all under way at the same time, each on a connection of its own. */
class ManyAtOnceTest {
    private static final String FOLDER = "/alice/busy/";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @BeforeAll
    static void everybodyMayWriteInTheFolder() {
        assertEquals(201, PODS.as("alice").put(FOLDER, "").status());
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>."
                + "<#all> a acl:Authorization; acl:agentClass <http://xmlns.com/foaf/0.1/Agent>; acl:accessTo <./>;"
                + " acl:default <./>; acl:mode acl:Read, acl:Write.";
        assertEquals(201, PODS.as("alice").put(FOLDER + ".acl", acl).status());
    }

    @Test
    void of_a_thousand_patches_of_one_document_none_is_lost() {
        assertEquals(201, PODS.anybody().put(FOLDER + "counted", "").status());
        List<HttpResponse<String>> answers = atOnce(1_000, i -> request("counted")
                .header("Content-Type", "text/n3")
                .method(
                        "PATCH",
                        BodyPublishers.ofString("@prefix solid: <http://www.w3.org/ns/solid/terms#>."
                                + "_:p a solid:InsertDeletePatch; solid:inserts { <> <#has> " + i + " }.")));

        assertEquals(Map.of(204, 1_000L), statuses(answers));
        String document = PODS.anybody()
                .get(FOLDER + "counted", "Accept", "application/n-triples")
                .body();
        Set<Integer> kept = document.lines()
                .map(line -> Integer.parseInt(line.replaceAll(".*\"(\\d+)\".*", "$1")))
                .collect(Collectors.toSet());
        assertEquals(IntStream.range(0, 1_000).boxed().collect(Collectors.toSet()), kept);
    }

    @Test
    void of_a_hundred_that_create_one_name_if_it_is_free_one_does() {
        List<HttpResponse<String>> answers = atOnce(100, i -> request("wanted")
                .header("Content-Type", "text/turtle")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString("<> <#by> " + i + " .")));

        assertEquals(Map.of(201, 1L, 412, 99L), statuses(answers));
        String winner = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.headers().firstValue("ETag").orElseThrow())
                .findFirst()
                .orElseThrow();
        assertEquals(winner, PODS.anybody().get(FOLDER + "wanted").header("ETag"));
    }

    @Test
    void a_hundred_with_one_slug_get_a_hundred_addresses() {
        List<HttpResponse<String>> answers = atOnce(100, i -> request("")
                .header("Content-Type", "text/turtle")
                .header("Slug", "same")
                .POST(BodyPublishers.ofString("<> <#by> " + i + " .")));

        assertEquals(Map.of(201, 100L), statuses(answers));
        Set<String> addresses = new HashSet<>();
        for (HttpResponse<String> answer : answers) {
            String address = answer.headers().firstValue("Location").orElseThrow();
            assertTrue(address.startsWith(PODS.baseUrl() + FOLDER.substring(1) + "same"), address);
            addresses.add(address);
        }
        assertEquals(100, addresses.size());
        String listing = PODS.anybody().get(FOLDER).body();
        assertTrue(addresses.stream()
                .allMatch(address -> listing.contains(address.substring(address.lastIndexOf('/') + 1))));
    }

    private static HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(URI.create(PODS.baseUrl() + FOLDER.substring(1) + name))
                .timeout(Duration.ofSeconds(60));
    }

    private static List<HttpResponse<String>> atOnce(int count, IntFunction<HttpRequest.Builder> request) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, count)
                .mapToObj(i -> client.sendAsync(request.apply(i).build(), BodyHandlers.ofString()))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
        return answers.stream()
                .map(HttpResponse::statusCode)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
