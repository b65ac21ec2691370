package nl.digitalme.agency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Sends requests, and sends them again when the server is busy (429, 503) or asks for a nonce (RFC 9449 section 8).
 * Each try is built anew: a proof that was seen once is refused the second time.
 */
final class Sender {
    private static final int TRIES = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    Sender(HttpClient http) {
        this.http = http;
    }

    /** {@code request} builds one try; it is given the nonce for its proof, if the server asked for one before. */
    HttpResponse<String> send(URI url, Function<Optional<String>, HttpRequest> request) {
        for (int attempt = 1; ; attempt++) {
            Optional<String> used = Optional.ofNullable(nonces.get(url.getRawAuthority()));
            HttpResponse<String> answer = exchange(request.apply(used));
            Optional<String> given = answer.headers().firstValue("DPoP-Nonce");
            given.ifPresent(nonce -> nonces.put(url.getRawAuthority(), nonce));
            boolean askedForNonce = isRefused(answer) && given.isPresent() && !given.equals(used);
            if (attempt == TRIES || !(askedForNonce || isBusy(answer))) {
                return answer;
            }
            if (!askedForNonce) {
                pause(answer, attempt);
            }
        }
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 400 || answer.statusCode() == 401;
    }

    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.statusCode() == 429 || answer.statusCode() == 503;
    }

    // As long as the server says (RFC 9110 section 10.2.3), else twice as long each time, spread so that many clients
    // do
    // not come back together.
    private static void pause(HttpResponse<String> answer, int attempt) {
        long doubled = FIRST_WAIT.toMillis() << (attempt - 1);
        long spread = doubled / 2 + ThreadLocalRandom.current().nextLong(doubled);
        long wait = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(seconds -> Long.parseLong(seconds) * 1000)
                .orElse(spread);
        try {
            Thread.sleep(Math.min(wait, LONGEST_WAIT.toMillis()));
        } catch (InterruptedException stopped) {
            throw stopped(answer.uri(), stopped);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.uri() + " cannot be reached.", unreachable);
        } catch (InterruptedException stopped) {
            throw stopped(request.uri(), stopped);
        }
    }

    private static IllegalStateException stopped(URI url, InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Stopped while waiting for " + url, stopped);
    }
}
