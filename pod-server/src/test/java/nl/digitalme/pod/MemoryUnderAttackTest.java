package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a heap of 512 MiB, and strangers who have a folder to write in and send what takes memory. */
@Tag("long")
class MemoryUnderAttackTest {
    private static final int STRANGERS = 12;
    private static final String OPEN = "@prefix acl: <http://www.w3.org/ns/auth/acl#>."
            + "<#all> a acl:Authorization; acl:agentClass <http://xmlns.com/foaf/0.1/Agent>; acl:accessTo <./>;"
            + " acl:default <./>; acl:mode acl:Read, acl:Write.";

    @TempDir
    Path folder;

    private ServerProcess server;
    private Http anybody;

    @BeforeEach
    void start() throws Exception {
        Path seed = Files.writeString(
                folder.resolve("seed.json"),
                "{\"accounts\":[{\"email\":\"alice@example.org\",\"pods\":[{\"name\":\"alice\"}],"
                        + "\"clientCredentials\":[{\"id\":\"alice-client\",\"secret\":\"alice-secret\"}]}]}");
        server = ServerProcess.measured(
                Main.class,
                List.of(
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString(),
                        "--seed",
                        seed.toString()));
        Http alice = Http.loggedIn(server.base(), "alice-client", "alice-secret");
        assertEquals(201, alice.put("/alice/open/", "").status());
        assertEquals(201, alice.put("/alice/open/.acl", OPEN).status());
        anybody = Http.anonymous(server.base());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bodies_that_are_announced_and_never_come_take_no_memory() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        int port = URI.create(server.base()).getPort();
        for (int i = 0; i < 300; i++) {
            Socket socket = new Socket("localhost", port);
            socket.getOutputStream()
                    .write(("PUT /alice/open/slow-" + i + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\n"
                                    + "Content-Length: 8388608\r\n\r\n#")
                            .getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        assertEquals(200, anybody.get("/alice/profile/card").status());
        long resident = server.residentMiB();
        for (Socket socket : sockets) {
            socket.close();
        }
        assertTrue(resident < 500, resident + " MiB");
        assertEquals(200, anybody.get("/alice/profile/card").status());
    }

    @Test
    void many_documents_as_large_as_they_may_be_wait_for_each_other() throws Exception {
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 80_000; i++) {
            large.append("<#s").append(i).append("> <#p> \"").append(i).append("\".\n");
        }
        assertOnly(Set.of(201, 204, 503), at -> anybody.put("/alice/open/large-" + at, large.toString())
                .status());
        assertOnly(Set.of(200, 404, 503), at -> anybody.get("/alice/open/large-" + at, "Accept", "application/ld+json")
                .status());
        assertEquals(200, anybody.get("/alice/profile/card").status());
    }

    private interface Attempt {
        int status(int number) throws Exception;
    }

    private void assertOnly(Set<Integer> statuses, Attempt attempt) throws Exception {
        ExecutorService strangers = Executors.newFixedThreadPool(STRANGERS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < STRANGERS; i++) {
                int number = i;
                all.add(() -> attempt.status(number));
            }
            Set<Integer> seen = new TreeSet<>();
            for (Future<Integer> answer : strangers.invokeAll(all)) {
                seen.add(answer.get());
            }
            assertTrue(statuses.containsAll(seen), seen.toString());
        } finally {
            strangers.shutdownNow();
        }
    }
}
