package nl.digitalme.pod.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What is known about who sends a request to the server itself.
 *
 * @param remote the address that the request came from; never logged
 * @param origin the value of {@code Origin}: the page that a browser's request comes from
 * @param site the value of {@code Sec-Fetch-Site}, which no script can set (Fetch Metadata section 2.1)
 * @param languages the value of {@code Accept-Language}
 * @param cookieHeaders the values of {@code Cookie}
 */
public record Sender(
        String remote,
        Optional<String> origin,
        Optional<String> site,
        Optional<String> languages,
        List<String> cookieHeaders) {
    public Sender {
        cookieHeaders = List.copyOf(cookieHeaders);
    }

    /** Somebody who sends no such fields. */
    public static Sender from(String remote) {
        return new Sender(remote, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The value of a cookie (RFC 6265 section 5.4); the first when there are two of the name. */
    public Optional<String> cookie(String name) {
        return cookieHeaders.stream()
                .flatMap(header -> List.of(header.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
