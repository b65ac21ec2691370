package nl.digitalme.pod.overview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Csv;
import nl.digitalme.pod.overview.pages.HtmlPage;
import nl.digitalme.pod.overview.pages.TextPage;
import nl.digitalme.pod.protocol.Negotiation;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;

/** How an overview is written; the first is what a client gets that does not ask. */
public enum Format {
    JSON("application/json"),
    TURTLE("text/turtle"),
    CSV("text/csv"),
    TABLE("text/plain"),
    HTML("text/html"),
    JSON_LD("application/ld+json");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** By the name on the command line. */
    public static Format named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> PodProblem.badRequest("The formats are table, html, csv, json, turtle and json_ld."));
    }

    public static Format of(Optional<String> accept) {
        return accept.map(wanted -> Negotiation.of(wanted)
                        .best(List.of(values()), format -> format.mediaType)
                        .orElseThrow(() -> PodProblem.of(
                                406,
                                "The overview is there as application/json, text/turtle, application/ld+json, text/csv, text/html"
                                        + " and text/plain.")))
                .orElse(JSON);
    }

    /** Writes an answer; {@code language} is nl or en, for the formats that people read. */
    public String write(Answer answer, String language) {
        return switch (this) {
            case JSON -> JsonView.text(answer.json());
            case TURTLE -> rdf(answer, RdfFormat.TURTLE);
            case JSON_LD -> rdf(answer, RdfFormat.JSON_LD);
            case CSV -> Csv.of(answer.rows());
            case TABLE -> TextPage.of(answer.page(), language);
            case HTML -> HtmlPage.of(answer.page(), language);
        };
    }

    private static String rdf(Answer answer, RdfFormat format) {
        return RdfDocument.bytes(answer.rdf(), format).toString(StandardCharsets.UTF_8);
    }

    public String mediaType() {
        return mediaType + (this == JSON || this == JSON_LD ? "" : "; charset=utf-8");
    }
}
