package nl.digitalme.pod.login.session;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Lets only forms through that a page of ours gave to this very visitor. Two walls: where the browser says that the
 * form comes from, and a token that only our page could hold.
 */
record FormCheck(String origin) {
    private static final String FORM = "application/x-www-form-urlencoded";

    static FormCheck of(Addresses addresses) {
        URI base = URI.create(addresses.base());
        return new FormCheck(base.getScheme() + "://" + base.getRawAuthority());
    }

    /** @throws PodProblem 403 */
    void require(ServerRequest request, Visit visit) {
        if (!request.headers().contentType().orElse("").startsWith(FORM)) {
            throw PodProblem.of(415, "Send a form (" + FORM + ").");
        }
        List<String> tokens = request.form().getOrDefault(Visit.TOKEN, List.of());
        if (!isOurs(request) || tokens.size() != 1 || !same(tokens.get(0), visit.formToken())) {
            throw PodProblem.of(
                    403, "This form is not from this page, or it was open for too long. Go back, reload, try again.");
        }
    }

    // A browser that says neither is an old one; the token has to do there.
    private boolean isOurs(ServerRequest request) {
        Optional<String> from = request.sender().origin();
        boolean sameOrigin = request.sender()
                .site()
                .map(site -> site.equals("same-origin"))
                .orElse(from.isEmpty() || isOrigin(from));
        return sameOrigin && (from.isEmpty() || isOrigin(from) || from.get().equals("null"));
    }

    private boolean isOrigin(Optional<String> from) {
        return from.filter(origin::equalsIgnoreCase).isPresent();
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
