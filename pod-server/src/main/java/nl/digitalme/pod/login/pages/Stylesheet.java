package nl.digitalme.pod.login.pages;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;

/** How all pages look: one file, served by us. */
public final class Stylesheet {
    public static final String PATH = "/.login/style.css";
    private static final String ONE_HOUR = "public, max-age=3600";

    private Stylesheet() {}

    public static ServerOperation served() {
        return served("style.css", "text/css; charset=utf-8", Stylesheet.class);
    }

    /** A file beside a class, as the answer to GET: also for the scripts of pages that have one. */
    public static ServerOperation served(String name, String mediaType, Class<?> owner) {
        PodResponse answer = PodResponse.of(
                200,
                Map.of("Content-Type", mediaType, "Cache-Control", ONE_HOUR),
                new PodResponse.Bytes(Buffer.buffer(bytes(name, owner))));
        return request -> Future.succeededFuture(answer);
    }

    private static byte[] bytes(String name, Class<?> owner) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
