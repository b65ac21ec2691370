package nl.digitalme.pod.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One resource in one format at one version, ready to send: what of an answer does not depend on who asks.
 *
 * @param tag the entity tag; empty when there is none
 */
record Representation(
        String tag,
        Instant modified,
        String lastModified,
        List<Map.Entry<String, String>> headers,
        PodResponse.Body body) {
    Representation {
        headers = List.copyOf(headers);
    }

    String mediaType() {
        return headers.stream()
                .filter(header -> header.getKey().equals("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
