package nl.digitalme.pod.notify;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody with an open WebSocket, and what it heard so far. */
final class Ear implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocket socket;

    private Ear(String address) {
        this.socket =
                HTTP.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
    }

    static Ear at(String address) {
        return new Ear(address);
    }

    Ear say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** The next message; waits for it. */
    String next() {
        try {
            String message = heard.poll(20, TimeUnit.SECONDS);
            assertNotNull(message, "nothing was heard");
            return message;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    JsonNode nextJson() {
        try {
            return MAPPER.readTree(next());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    boolean isSentAway() throws InterruptedException {
        return closed.await(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.countDown();
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
