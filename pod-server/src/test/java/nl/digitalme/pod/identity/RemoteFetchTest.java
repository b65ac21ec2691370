package nl.digitalme.pod.identity;

import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other servers at their worst, on real sockets. */
class RemoteFetchTest {
    private static final RemotePolicy DEVELOPMENT = new RemotePolicy(true, Set.of());

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void https_is_believed_with_the_certificate_of_an_authority_that_was_named_and_no_other() {
        TestCertificate certificate = TestCertificate.forNames(folder, "dns:localhost");
        TestCertificate other = TestCertificate.forNames(folder, "dns:other.example");
        URI card = secure(certificate);

        assertEquals("hello", text(get(fetch(Optional.of(certificate.pem())), card)));
        assertFails(get(fetch(Optional.empty()), card));
        assertFails(get(fetch(Optional.of(other.pem())), card));
        assertEquals(1, asked.get(), "who does not show a good certificate is told nothing");
    }

    @Test
    void a_certificate_for_another_name_is_not_believed() {
        TestCertificate other = TestCertificate.forNames(folder, "dns:other.example");
        assertFails(get(fetch(Optional.of(other.pem())), secure(other)));
        assertEquals(0, asked.get());
    }

    @Test
    void a_file_without_certificates_stops_the_start() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("x.pem"), "nonsense");
        assertThrows(IllegalArgumentException.class, () -> fetch(Optional.of(nonsense)));
        assertThrows(IllegalArgumentException.class, () -> fetch(Optional.of(folder.resolve("absent.pem"))));
    }

    @Test
    void a_name_that_leads_inside_is_not_connected_to_whatever_it_led_to_before() {
        URI here = plain(request -> request.response().end("secret"));
        URI there = URI.create("http://rebind.example:" + here.getPort() + "/");
        for (RemoteFetch.Names names : List.<RemoteFetch.Names>of(
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")},
                host -> new InetAddress[] {InetAddress.getByName("169.254.169.254"), InetAddress.getByName("::1")},
                host -> new InetAddress[] {InetAddress.getByName("::ffff:127.0.0.1")})) {
            RemoteFetch fetch = new RemoteFetch(vertx, DEVELOPMENT, Optional.empty(), names);
            assertEquals("its host is not on the public internet", badAnswer(get(fetch, there)));
        }
        assertEquals(0, asked.get());
    }

    @Test
    void the_address_that_is_connected_to_is_the_one_that_was_checked() {
        URI here = plain(request -> request.response().end("hello"));
        AtomicInteger lookUps = new AtomicInteger();
        // The first answer is allowed, all others lead elsewhere: whoever looks up twice goes astray.
        RemoteFetch.Names names = host ->
                new InetAddress[] {InetAddress.getByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")};
        URI named = URI.create("http://rebind.localhost:" + here.getPort() + "/");

        assertEquals("hello", text(get(new RemoteFetch(vertx, DEVELOPMENT, Optional.empty(), names), named)));
        assertEquals(1, lookUps.get());
    }

    @Test
    @Tag("long")
    void answers_without_end_in_drips_or_cut_off_cost_one_request_each() {
        RemoteFetch fetch = fetch(Optional.empty());
        long began = System.nanoTime();
        List<Future<RemoteDocuments.Document>> answers = List.of(
                get(fetch, plain(RemoteFetchTest::endless)),
                get(fetch, raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello", true)),
                get(fetch, raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000), false)),
                get(fetch, raw("nonsense\r\n\r\n", false)),
                get(fetch, plain(request -> drip(vertx, request))),
                get(fetch, plain(request -> {})));
        answers.forEach(RemoteFetchTest::assertFails);
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(8), "five seconds, all at the same time");
        assertEquals(3, asked.get());
    }

    @Test
    void what_is_packed_is_not_unpacked() {
        URI bomb = plain(request -> request.response()
                .putHeader("Content-Encoding", "gzip")
                .end(Buffer.buffer(new byte[] {0x1f, (byte) 0x8b, 8})));
        assertEquals(3, await(get(fetch(Optional.empty()), bomb)).bytes().length());
    }

    @Test
    void names_that_strangers_make_up_do_not_hold_up_hosts_that_are_known() throws Exception {
        URI known = plain(request -> request.response().end("hello"));
        CountDownLatch over = new CountDownLatch(1);
        RemoteFetch.Names names = host -> {
            if (host.endsWith(".example")) {
                awaitQuietly(over);
            }
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        };
        RemoteFetch fetch = new RemoteFetch(vertx, DEVELOPMENT, Optional.empty(), names);
        RemoteDocuments documents = new RemoteDocuments(DEVELOPMENT, fetch);
        await(documents.rdf(known.toString()));

        List<Future<RemoteDocuments.Document>> strangers = IntStream.range(0, 100)
                .mapToObj(i -> documents.rdf("https://" + i + ".example/card"))
                .toList();
        assertEquals("hello", text(documents.rdf(known + "again")));

        over.countDown();
        strangers.forEach(RemoteFetchTest::assertFails);
    }

    @Test
    @Tag("long")
    void a_look_up_that_comes_too_late_sends_no_request() throws Exception {
        URI here = plain(request -> request.response().end("late"));
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        RemoteFetch.Names names = host -> {
            awaitQuietly(over);
            looked.countDown();
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        };
        assertFails(get(new RemoteFetch(vertx, DEVELOPMENT, Optional.empty(), names), here));

        over.countDown();
        assertTrue(looked.await(5, TimeUnit.SECONDS));
        assertEquals("late", text(get(fetch(Optional.empty()), here))); // by then the late one would have come
        assertEquals(1, asked.get());
    }

    private RemoteFetch fetch(Optional<Path> certificates) {
        return new RemoteFetch(vertx, DEVELOPMENT, certificates);
    }

    private static Future<RemoteDocuments.Document> get(RemoteFetch fetch, URI uri) {
        return fetch.get(uri, "text/turtle");
    }

    private static String text(Future<RemoteDocuments.Document> document) {
        return await(document).bytes().toString();
    }

    private static void assertFails(Future<RemoteDocuments.Document> answer) {
        assertInstanceOf(Throwable.class, settle(answer));
    }

    private static String badAnswer(Future<RemoteDocuments.Document> answer) {
        return assertInstanceOf(RemoteFetch.BadAnswer.class, settle(answer)).why();
    }

    private URI secure(TestCertificate certificate) {
        HttpServer server = await(
                vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keys()))
                        .requestHandler(request -> {
                            asked.incrementAndGet();
                            request.response().end("hello");
                        })
                        .listen(0, "127.0.0.1"));
        return URI.create("https://localhost:" + server.actualPort() + "/card");
    }

    private URI plain(java.util.function.Consumer<HttpServerRequest> handler) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    handler.accept(request);
                })
                .listen(0, "127.0.0.1"));
        return URI.create("http://localhost:" + server.actualPort() + "/");
    }

    private URI raw(String answer, boolean close) {
        var server = await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(request -> answer(socket, answer, close)))
                .listen(0, "127.0.0.1"));
        return URI.create("http://localhost:" + server.actualPort() + "/");
    }

    private static void answer(NetSocket socket, String answer, boolean close) {
        socket.write(answer).onComplete(sent -> {
            if (close) {
                socket.close();
            }
        });
    }

    private static void endless(HttpServerRequest request) {
        request.response().setChunked(true);
        more(request);
    }

    private static void more(HttpServerRequest request) {
        request.response().write("x".repeat(10_000)).onSuccess(sent -> more(request));
    }

    private static void drip(Vertx vertx, HttpServerRequest request) {
        request.response().setChunked(true);
        vertx.setPeriodic(300, tick -> request.response().write("x"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
