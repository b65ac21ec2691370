package nl.digitalme.pod.rdf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats in which RDF comes in and goes out, the preferred one first. {@code text/n3} is for patches only. */
public enum RdfFormat {
    TURTLE("text/turtle", "Turtle", false),
    JSON_LD("application/ld+json", "JSON-LD", true),
    N_TRIPLES("application/n-triples", "N-Triples", false),
    TRIG("application/trig", "TriG", true),
    N_QUADS("application/n-quads", "N-Quads", true),
    RDF_XML("application/rdf+xml", "RDF/XML", false);

    private static final List<RdfFormat> ALL = List.of(values());

    private final String mediaType;
    private final String title;
    private final boolean holdsGraphs;

    RdfFormat(String mediaType, String title, boolean holdsGraphs) {
        this.mediaType = mediaType;
        this.title = title;
        this.holdsGraphs = holdsGraphs;
    }

    /** The format of a {@code Content-Type} or stored media type, parameters ignored; empty when it is not RDF. */
    public static Optional<RdfFormat> of(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String bare = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
        String wanted = bare.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(format -> format.mediaType.equals(wanted)).findFirst();
    }

    /** All formats, the preferred one first. */
    public static List<RdfFormat> all() {
        return ALL;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether named graphs survive in this format. */
    public boolean holdsGraphs() {
        return holdsGraphs;
    }

    /** The name people use: {@code RDF/XML}. */
    public String title() {
        return title;
    }

    static String thatHoldGraphs() {
        return Arrays.stream(values())
                .filter(RdfFormat::holdsGraphs)
                .map(RdfFormat::mediaType)
                .collect(Collectors.joining(", "));
    }
}
