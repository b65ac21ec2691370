package nl.digitalme.pod.overview;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.Negotiation;

/** How an overview is written; the first is what a client gets that does not ask. */
public enum Format {
    JSON("application/json"),
    TURTLE("text/turtle"),
    CSV("text/csv"),
    TABLE("text/plain");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** By the name on the command line. */
    public static Format named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> PodProblem.badRequest("The formats are table, csv, json and turtle."));
    }

    static Format of(Optional<String> accept) {
        return accept.map(wanted -> Negotiation.of(wanted)
                        .best(List.of(values()), format -> format.mediaType)
                        .orElseThrow(() -> PodProblem.of(
                                406,
                                "The overview is there as application/json, text/turtle, text/csv and text/plain.")))
                .orElse(JSON);
    }

    String mediaType() {
        return mediaType + (this == JSON ? "" : "; charset=utf-8");
    }
}
