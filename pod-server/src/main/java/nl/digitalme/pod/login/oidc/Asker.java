package nl.digitalme.pod.login.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;

/**
 * An app that is known and an address of its own: answers, good or bad, may go there.
 *
 * @param state what the app wants back
 */
record Asker(Client client, String redirectUri, Optional<String> state, String issuer) {

    static Asker of(Client client, String redirectUri, Map<String, List<String>> query, String issuer) {
        return new Asker(client, redirectUri, AuthorizationRequest.one(query, "state"), issuer);
    }

    /** What consents to this app are kept by. */
    String consentKey() {
        return client.consentKey(redirectUri);
    }

    /** What the app calls itself; where it is, when it has no name. */
    String name() {
        return client.metadata().name().orElseGet(() -> RedirectUri.shown(redirectUri));
    }

    PodResponse code(Visit visit, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        return answer(visit, parameters);
    }

    PodResponse error(Visit visit, AuthorizationError refused) {
        return answer(visit, failure(refused));
    }

    /** Where the app is told that it failed; for a link. */
    String errorAddress(AuthorizationError refused) {
        return RedirectUri.with(redirectUri, complete(failure(refused)));
    }

    private static Map<String, String> failure(AuthorizationError refused) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", refused.error());
        parameters.put("error_description", refused.description());
        return parameters;
    }

    private PodResponse answer(Visit visit, Map<String, String> parameters) {
        return visit.redirect(RedirectUri.with(redirectUri, complete(parameters)));
    }

    // RFC 9207: the issuer, so that the app notices when another provider answers.
    private Map<String, String> complete(Map<String, String> parameters) {
        state.ifPresent(text -> parameters.put("state", text));
        parameters.put("iss", issuer);
        return parameters;
    }
}
