package nl.digitalme.pod.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class SparqlInUseTest {
    @RegisterExtension
    final TestPods pods = TestPods.inMemory();

    private static final String OPEN = """
            @prefix acl: <http://www.w3.org/ns/auth/acl#> .
            <#open> a acl:Authorization ; acl:agentClass <http://xmlns.com/foaf/0.1/Agent> ; acl:mode acl:Read ;
              acl:default <./> ; acl:accessTo <./> .""";

    private static Http.Answer query(Http client, String query) {
        return client.write("POST", "/alice/.sparql", "application/sparql-query", query);
    }

    private static int number(Http.Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        var rows = new JsonObject(answer.body()).getJsonObject("results").getJsonArray("bindings");
        return Integer.parseInt(rows.getJsonObject(0).getJsonObject("n").getString("value"));
    }

    /** One commit that writes the same number into two documents. */
    private void commit(int number) {
        Content content = new Content.Inline("text/turtle", Buffer.buffer("<> <urn:test:number> " + number + " ."));
        TestPods.await(pods.store()
                .commit(Edit.of(
                        "alice",
                        new Edit.Put(new ResourceId("alice", "one"), Expect.ANYTHING, content),
                        new Edit.Put(new ResourceId("alice", "two"), Expect.ANYTHING, content))));
    }

    @Test
    void queries_beside_commits_see_each_commit_whole_and_never_an_older_state_than_was_answered() throws Exception {
        commit(0);
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= 300; i++) {
                commit(i);
                answered.set(i);
            }
            done.set(true);
        });
        Http owner = pods.as("alice");
        while (!done.get() && !writer.isCompletedExceptionally()) {
            int before = answered.get();
            Http.Answer answer = query(
                    owner,
                    "SELECT (MIN(?v) AS ?n) (COUNT(DISTINCT ?v) AS ?states) { GRAPH ?g { ?s <urn:test:number> ?v } }");
            assertTrue(number(answer) >= before, "older than what was answered");
            assertTrue(
                    answer.body()
                            .replaceAll("\\s", "")
                            .contains(
                                    "\"states\":{\"type\":\"literal\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\",\"value\":\"1\"}"),
                    () -> "half a commit: " + answer.body());
        }
        writer.get();
    }

    @Test
    void a_query_by_another_is_a_line_in_the_log_and_one_by_the_owner_is_none() {
        query(pods.as("alice"), "ASK {}");
        query(pods.as("bob"), "ASK {}");
        query(pods.as("bob"), "not a query");

        List<String> lines = TestPods.await(pods.store().log("alice", 0, 100)).stream()
                .map(line -> line.line().toString())
                .filter(line -> line.contains("query"))
                .toList();
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("bob") && lines.get(0).contains("200"), lines::toString);
        assertFalse(lines.get(0).contains("ASK"));
    }

    @Test
    void clients_that_go_away_in_the_middle_leave_room_for_others() throws Exception {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            turtle.append("<#%d> <urn:test:number> %d .%n".formatted(i, i));
        }
        assertEquals(
                201, pods.as("alice").put("/alice/open/many", turtle.toString()).status());
        assertEquals(201, pods.as("alice").put("/alice/open/.acl", OPEN).status());
        URI base = URI.create(pods.baseUrl());
        String endless = URLEncoder.encode(
                "SELECT * { ?a <urn:test:number> ?x . ?b <urn:test:number> ?y }", StandardCharsets.UTF_8);
        for (int i = 0; i < 2 * QueryLimits.DEFAULT.atOnce(); i++) {
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                socket.getOutputStream()
                        .write(("GET /alice/.sparql?query=" + endless + " HTTP/1.1\r\nHost: " + base.getAuthority()
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                assertEquals("HTTP/1.1 200", new String(in.readNBytes(12), StandardCharsets.US_ASCII));
            }
        }
        long start = System.nanoTime();

        assertEquals(2_000, number(query(pods.anybody(), "SELECT (COUNT(*) AS ?n) { ?s <urn:test:number> ?v }")));
        assertTrue(System.nanoTime() - start < QueryLimits.DEFAULT.time().toNanos(), "waited for the abandoned ones");
    }

    @Test
    void an_answer_that_breaks_off_is_not_taken_for_a_whole_one() throws Exception {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            turtle.append("<#%d> <urn:test:number> %d .%n".formatted(i, i));
        }
        assertEquals(
                201, pods.as("alice").put("/alice/open/many", turtle.toString()).status());
        assertEquals(201, pods.as("alice").put("/alice/open/.acl", OPEN).status());
        URI base = URI.create(pods.baseUrl());
        String tooMuch = URLEncoder.encode( // four million rows are more than an answer may be long
                "SELECT * { ?a <urn:test:number> ?x . ?b <urn:test:number> ?y }", StandardCharsets.UTF_8);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET /alice/.sparql?query=" + tooMuch + " HTTP/1.1\r\nHost: " + base.getAuthority()
                                    + "\r\nAccept: text/csv\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] last = new byte[5];
            byte[] part = new byte[64 * 1024];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                for (int i = Math.max(0, read - 5); i < read; i++) {
                    System.arraycopy(last, 1, last, 0, 4);
                    last[4] = part[i];
                }
            }
            assertFalse(new String(last, StandardCharsets.US_ASCII).equals("0\r\n\r\n"), "ended as if it were whole");
        }
    }
}
