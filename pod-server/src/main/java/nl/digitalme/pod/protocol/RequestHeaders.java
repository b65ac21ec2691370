package nl.digitalme.pod.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query and the header fields that operations act on, with the fields of the same name joined.
 *
 * @param query the query string, raw and without its question mark; {@code ""} when there is none
 * @param accept the value of {@code Accept}
 * @param language the value of {@code Accept-Language}
 * @param prefer the value of {@code Prefer} where it may matter: for writes, and for what may be a container
 * @param linkTypes the targets of {@code Link} with {@code rel="type"}: what a new resource shall be
 */
public record RequestHeaders(
        String query,
        Optional<String> accept,
        Optional<String> contentType,
        Optional<String> slug,
        List<String> linkTypes,
        Conditions conditions,
        Optional<String> language,
        Optional<String> prefer) {
    public static final RequestHeaders NONE =
            new RequestHeaders("", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Conditions.NONE);

    /** Without a wish for a language or anything else. */
    public RequestHeaders(
            String query,
            Optional<String> accept,
            Optional<String> contentType,
            Optional<String> slug,
            List<String> linkTypes,
            Conditions conditions) {
        this(query, accept, contentType, slug, linkTypes, conditions, Optional.empty(), Optional.empty());
    }

    /** The parameters of the query string, decoded; a name may come more than once. */
    public Map<String, List<String>> parameters() {
        return FormFields.parse(query);
    }
}
