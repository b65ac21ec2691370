package nl.digitalme.pod.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.RdfFormat;

/**
 * Which listing of a container is asked for: the whole, one without members ({@code Prefer}), or a page of it, {@code
 * ?limit=100&after=name}, which only those ask for who followed a link that offered it.
 *
 * @param after the name that the page begins after; empty for the first
 * @param limit the most members of a page; 0 when no page was asked for
 */
record ListingAsked(RdfFormat format, boolean withoutMembers, String after, int limit) {

    static ListingAsked of(PodRequest request) {
        RdfFormat format = request.headers()
                .accept()
                .map(accept -> Negotiation.of(accept)
                        .best(RdfFormat.all(), RdfFormat::mediaType)
                        .orElseThrow(() -> ProtocolProblems.notAcceptable(Allowed.RDF)))
                .orElse(RdfFormat.TURTLE);
        boolean withoutMembers = Preferences.omitsMembers(request.headers().prefer());
        Map<String, List<String>> query = request.headers().parameters();
        String after = query.getOrDefault("after", List.of("")).get(0);
        Optional<String> limit = Optional.ofNullable(query.get("limit")).map(given -> given.get(0));
        int most = limit.map(ListingAsked::number).orElse(after.isEmpty() ? 0 : ListContainer.PAGE);
        return new ListingAsked(format, withoutMembers, after, most);
    }

    private static int number(String limit) {
        if (!limit.matches("[1-9]\\d{0,3}")) {
            throw PodProblem.badRequest("The limit of a page is a number from 1 to " + ListContainer.PAGE + ".");
        }
        return Math.min(Integer.parseInt(limit), ListContainer.PAGE);
    }

    boolean isPage() {
        return limit > 0 && !withoutMembers;
    }

    /** The address of a page: the first one, or the one after a member. */
    static String link(String container, int limit, String after) {
        String next = after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return container + "?limit=" + limit + next;
    }
}
