package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that take their time: each loses its connection, and nobody waits for them. */
class SlowClientsTest {
    private static final int SIZE = 32 << 20;
    private static final String GET = "GET /alice/profile/card HTTP/1.1\r\nHost: x\r\n";

    @RegisterExtension
    static final TestPods PODS = TestPods.with(config -> config.with(
            new Limits(16_384, 8_192, Duration.ofSeconds(3), Duration.ofSeconds(4), 5_000, 20_000, Set.of())));

    @BeforeAll
    static void alicesFilm() {
        assertEquals(201, PODS.as("alice").put("/alice/open/", "").status());
        String acl = "@prefix acl: <http://www.w3.org/ns/auth/acl#>. <#all> a acl:Authorization; acl:agentClass"
                + " <http://xmlns.com/foaf/0.1/Agent>; acl:accessTo <./>; acl:default <./>; acl:mode acl:Read, acl:Write.";
        assertEquals(201, PODS.as("alice").put("/alice/open/.acl", acl).status());
    }

    @Test
    void a_head_that_comes_a_byte_at_a_time_is_not_waited_for() throws Exception {
        try (Socket socket = connect()) {
            write(socket, GET + "X: ");
            assertTrue(isCutWhileSending(socket), "the connection is ended");
        }
        assertServed();
    }

    @Test
    void a_connection_that_was_of_use_once_may_not_dawdle_either() throws Exception {
        try (Socket socket = connect()) {
            write(socket, GET + "\r\n" + GET + "X: ");
            assertTrue(isCutWhileSending(socket), "the connection is ended");
        }
    }

    @Test
    void a_body_that_comes_a_byte_at_a_time_is_cut_off() throws Exception {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "PUT /alice/open/slow HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\nContent-Length: 5000\r\n\r\n");
            assertTrue(isCutWhileSending(socket), "the connection is ended");
        }
        assertEquals(404, PODS.anybody().get("/alice/open/slow").status());
        assertServed();
    }

    @Test
    @Tag("long")
    void who_asks_for_much_and_reads_nothing_is_let_go_and_costs_no_memory() throws Exception {
        byte[] film = new byte[SIZE];
        assertEquals(
                201,
                PODS.as("alice")
                        .send("PUT", "/alice/open/film", film, "Content-Type", "video/x-film")
                        .status());
        long before = memoryInUse();
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket socket = connect();
            write(socket, "GET /alice/open/film HTTP/1.1\r\nHost: x\r\n\r\n");
            readers.add(socket);
        }
        assertServed();
        assertTrue(memoryInUse() - before < 128L << 20, "50 readers of 32 MiB");
        for (Socket reader : readers) {
            assertTrue(readAll(reader) < SIZE, "the answer was broken off");
            reader.close();
        }
        assertServed();
    }

    @Test
    @Tag("long")
    void five_thousand_connections_that_ask_for_nothing_keep_nobody_waiting() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            idle.add(connect());
        }
        assertServed();
        for (Socket socket : idle) {
            assertEquals(-1, read(socket), "closed by the server");
            socket.close();
        }
        assertServed();
    }

    private static void assertServed() {
        long began = System.nanoTime();
        assertEquals(200, PODS.anybody().get("/alice/profile/card").status());
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("localhost", URI.create(PODS.baseUrl()).getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    // Sends a byte every now and then, as long as the server listens; it must not listen for long.
    private static boolean isCutWhileSending(Socket socket) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(12).toNanos();
        socket.setSoTimeout(200);
        while (System.nanoTime() < until) {
            try {
                if (socket.getInputStream().read(new byte[8192]) < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException nothingYet) {
                // the server says nothing: on with the next byte
            } catch (IOException reset) {
                return true;
            }
            try {
                write(socket, "x");
            } catch (IOException gone) {
                return true;
            }
        }
        return false;
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException reset) {
            return -1;
        }
    }

    private static long readAll(Socket socket) throws InterruptedException {
        Thread.sleep(100); // a slow reader is slow
        long all = 0;
        byte[] part = new byte[65_536];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all += read;
            }
        } catch (IOException reset) {
            return all;
        }
        return all;
    }

    private static long memoryInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
